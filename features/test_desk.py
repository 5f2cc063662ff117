from pytest_bdd import scenarios

scenarios("desk.feature")
