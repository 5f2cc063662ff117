from pytest_bdd import scenarios

scenarios("clinic.feature")
