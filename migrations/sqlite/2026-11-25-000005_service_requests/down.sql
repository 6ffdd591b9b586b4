DROP TABLE service_request_entries;
DROP TABLE service_requests;
