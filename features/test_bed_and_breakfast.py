from pytest_bdd import scenarios

scenarios("bed-and-breakfast.feature")
