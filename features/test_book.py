from pytest_bdd import scenarios

scenarios("book.feature")
