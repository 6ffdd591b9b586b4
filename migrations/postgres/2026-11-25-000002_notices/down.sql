DROP TABLE notice_addresses;
