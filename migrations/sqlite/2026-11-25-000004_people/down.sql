DROP TABLE file_import_rows;
DROP TABLE file_imports;
DROP TABLE selected_people;
DROP TABLE selections;
DROP TABLE licences;
DROP TABLE people;
