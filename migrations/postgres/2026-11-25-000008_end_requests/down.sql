DROP TABLE end_requests;
