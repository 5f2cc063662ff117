Feature: Salon Vicky, on its thresholds

  Background:
    Given the house rules of policies/salon

  Scenario Outline: A deposit for long or risky bookings: at least 2 no-shows in the last 12 months
    Given a client with <count> <events> in the last 12 months
    And it is Wednesday 3 February 2027 14:00
    When she books a cut for Wednesday 10 February 2027 14:00
    Then it is <answer>
    And she is asked for <asked>
    And we say <said>

    Examples:
      | count | events   | answer   | asked                                                    | said           |
      | 1     | no-show  | accepted | nothing                                                  | nothing        |
      | 2     | no-shows | asked    | a deposit of EUR 45.00 by Thursday 4 February 2027 14:00 | deposit-needed |
      | 3     | no-shows | asked    | a deposit of EUR 45.00 by Thursday 4 February 2027 14:00 | deposit-needed |

  Scenario: A deposit for long or risky bookings: client is prepay-only
    Given she is prepay-only
    And it is Wednesday 3 February 2027 14:00
    When she books a cut for Wednesday 10 February 2027 14:00
    Then she is asked for a deposit of EUR 45.00 by Thursday 4 February 2027 14:00
    And we say deposit-needed

  Scenario Outline: A deposit for long or risky bookings: big-job
    Given it is Wednesday 3 February 2027 14:00
    When she books a cut for Wednesday 10 February 2027 14:00 for <price>
    Then it is <answer>
    And she is asked for <asked>
    And we say <said>

    Examples:
      | price      | answer   | asked                                                    | said           |
      | EUR 299.99 | accepted | nothing                                                  | nothing        |
      | EUR 300.00 | asked    | a deposit of EUR 90.00 by Thursday 4 February 2027 14:00 | deposit-needed |
      | EUR 300.01 | asked    | a deposit of EUR 90.00 by Thursday 4 February 2027 14:00 | deposit-needed |

  Scenario: After a goodbye there are no new bookings: otherwise
    Given she is ended
    And it is Wednesday 3 February 2027 14:00
    When she books a cut for Wednesday 10 February 2027 14:00
    Then it is declined
    And we say goodbye-stands

  Scenario: An unpaid deposit frees the chair: otherwise
    Given a client with 2 no-shows in the last 12 months
    And it is Wednesday 3 February 2027 14:00
    When she books a cut for Wednesday 10 February 2027 14:00
    Then she is asked for a deposit of EUR 45.00 by Thursday 4 February 2027 14:00
    When the deposit is not paid in time
    Then the booking has ended
    And we say chair-freed

  Scenario Outline: Moving is free until the evening before: by 18:00 on the opening day before booking.start
    Given a booking of a cut on Wednesday 10 February 2027 14:00
    When she moves the booking to Wednesday 17 February 2027 14:00 on <moment>
    Then it is <answer>
    And she is charged <charge>
    And we say <said>

    Examples:
      | moment                           | answer   | charge    | said      |
      | Tuesday 9 February 2027 17:59:59 | accepted | nothing   | nothing   |
      | Tuesday 9 February 2027 18:00    | accepted | nothing   | nothing   |
      | Tuesday 9 February 2027 18:00:01 | noted    | EUR 10.00 | late-move |

  Scenario: The earlier you tell us, the less it costs: cancelled-by is house
    Given a booking of a cut on Wednesday 10 February 2027 14:00
    When the house cancels on Wednesday 3 February 2027 14:00
    Then she is charged nothing
    And she is credited EUR 10.00 until Thursday 3 February 2028 14:00
    And we say our-fault

  Scenario Outline: The earlier you tell us, the less it costs: at least 48 hours before start
    Given a booking of a cut on Wednesday 10 February 2027 14:00
    When she cancels <told> before start
    Then she is charged <charge>
    And we say nothing

    Examples:
      | told                           | charge    |
      | 48 hours 1 second              | nothing   |
      | 48 hours                       | nothing   |
      | 47 hours 59 minutes 59 seconds | EUR 11.25 |

  Scenario Outline: The earlier you tell us, the less it costs: by 18:00 on the opening day before start
    Given a booking of a cut on Wednesday 10 February 2027 14:00
    When she cancels on <moment>
    Then she is charged <charge>
    And we say <said>

    Examples:
      | moment                           | charge    | said              |
      | Tuesday 9 February 2027 17:59:59 | EUR 11.25 | nothing           |
      | Tuesday 9 February 2027 18:00    | EUR 11.25 | nothing           |
      | Tuesday 9 February 2027 18:00:01 | EUR 22.50 | late-cancellation |

  Scenario Outline: The earlier you tell us, the less it costs: by 18:00 on the opening day before start, 2
    Given a booking of a cut on Wednesday 10 February 2027 14:00 for <price>
    When she cancels 36 hours before start
    Then she is charged <charge>
    And we say nothing

    Examples:
      | price      | charge    |
      | EUR 30.00  | EUR 7.50  |
      | EUR 59.99  | EUR 15.00 |
      | EUR 60.00  | EUR 15.00 |
      | EUR 60.01  | EUR 15.00 |
      | EUR 120.00 | EUR 15.00 |

  Scenario Outline: The earlier you tell us, the less it costs: reason is illness and no illness-waivers this calendar year
    Given a client with <count> <events> this calendar year
    And a booking of a cut on Wednesday 10 February 2027 14:00
    When she cancels 16 hours before start because of illness
    Then she is charged <charge>
    And <recorded> is recorded
    And we say <said>

    Examples:
      | count | events          | charge    | recorded          | said              |
      | no    | illness-waivers | nothing   | an illness-waiver | nothing           |
      | 1     | illness-waiver  | EUR 22.50 | nothing           | late-cancellation |

  Scenario Outline: The earlier you tell us, the less it costs: otherwise
    Given a booking of a cut on Wednesday 10 February 2027 14:00 for <price>
    When she cancels 16 hours before start
    Then she is charged <charge>
    And we say late-cancellation

    Examples:
      | price      | charge     |
      | EUR 100.00 | EUR 50.00  |
      | EUR 199.99 | EUR 100.00 |
      | EUR 200.00 | EUR 100.00 |
      | EUR 200.01 | EUR 100.00 |
      | EUR 400.00 | EUR 100.00 |

  Scenario Outline: Late: more than 15 minutes after start
    Given a booking of a cut on Wednesday 10 February 2027 14:00
    When she arrives <late> late
    Then she is charged <charge>
    And <recorded> is recorded
    And the booking <ended>
    And we say <said>

    Examples:
      | late                  | charge    | recorded  | ended     | said       |
      | 14 minutes 59 seconds | EUR 15.00 | nothing   | stands    | nothing    |
      | 15 minutes            | EUR 15.00 | nothing   | stands    | nothing    |
      | 15 minutes 1 second   | EUR 22.50 | a no-show | has ended | missed-you |

  Scenario Outline: Late: more than 5 minutes after start
    Given a booking of a cut on Wednesday 10 February 2027 14:00
    When she arrives <late> late
    Then she is charged <charge>

    Examples:
      | late                 | charge    |
      | 4 minutes 59 seconds | nothing   |
      | 5 minutes            | nothing   |
      | 5 minutes 1 second   | EUR 10.00 |

  Scenario: The visit is paid at the end: otherwise
    Given a booking of a cut on Wednesday 10 February 2027 14:00
    When the visit is over
    Then she is charged EUR 45.00 as visit

  Scenario: Appointments are made online: topic is booking and channel is one of whatsapp, messenger, sms
    When she writes about booking on Wednesday 10 February 2027 14:00 by whatsapp
    Then she is redirected to website
    And we say book-online

  Scenario: Appointments are made online: otherwise
    When she writes on Wednesday 10 February 2027 14:00 by website
    Then we owe an answer by Wednesday 10 February 2027 15:00
    And we say nothing

  Scenario: We hear every complaint: otherwise
    When a complaint comes on Wednesday 10 February 2027 14:00
    Then we owe an answer by Wednesday 10 February 2027 15:00
    And we owe a follow-up by Wednesday 17 February 2027 14:00
    And we say we-hear-you

  Scenario Outline: A late answer is our mistake: at least 3 overdue answers since the last answer
    Given a client with <count> <events> ever
    When she writes on Wednesday 10 February 2027 14:00 by website
    Then we owe an answer by Wednesday 10 February 2027 15:00
    When the answer does not come in time
    Then she is credited <credit>
    And <promise>
    And we say answer-late
    And <told>

    Examples:
      | count | events          | credit    | promise                                              | told                                               |
      | 1     | overdue answer  | EUR 10.00 | we owe an answer by Wednesday 10 February 2027 16:00 | nobody is told anything                            |
      | 2     | overdue answers | nothing   | nothing is promised                                  | we tell the owner "a client has been left waiting" |
      | 3     | overdue answers | nothing   | nothing is promised                                  | we tell the owner "a client has been left waiting" |

  Scenario: A forgotten follow-up is made up for: at least 2 overdue follow-ups since the last follow-up
    Given a client with no overdue follow-ups ever
    When a complaint comes on Wednesday 10 February 2027 14:00
    Then we owe a follow-up by Wednesday 17 February 2027 14:00
    When the follow-up does not come in time
    Then she is credited EUR 20.00
    And we owe an answer by Wednesday 10 February 2027 16:00
    And we owe an answer by Wednesday 10 February 2027 17:00
    And we owe a follow-up by Thursday 18 February 2027 14:00
    And we say answer-late
    And we tell the owner "a client has been left waiting"
    And we tell the owner "ask this client whether all is well again"

  Scenario: A forgotten follow-up is made up for: at least 2 overdue follow-ups since the last follow-up, 2
    Given a client with 1 overdue follow-up ever
    When a complaint comes on Wednesday 10 February 2027 14:00
    Then we owe a follow-up by Wednesday 17 February 2027 14:00
    When the follow-up does not come in time
    Then she is credited EUR 20.00
    And we owe an answer by Wednesday 10 February 2027 16:00
    And we owe an answer by Wednesday 10 February 2027 17:00
    And we say answer-late
    And we tell the owner "a client has been left waiting"
    And we tell the owner "a client was never asked whether all is well again"

  Scenario Outline: An update that did not come: at least 2 overdue status-updates since the last status-update
    Given a client with <count> <events> ever
    When she insults us on Wednesday 10 February 2027 14:00
    Then we owe a status-update by Wednesday 10 February 2027 15:00
    When the status-update does not come in time
    Then she is credited <credit>
    And <promise>
    And we say <said>
    And <told>

    Examples:
      | count | events                 | credit    | promise                                                    | said        | told                                              |
      | no    | overdue status-updates | EUR 10.00 | we owe a status-update by Wednesday 10 February 2027 16:00 | update-late | nobody is told anything                           |
      | 1     | overdue status-update  | nothing   | nothing is promised                                        | nothing     | we tell the owner "a client still waits for news" |

  Scenario Outline: We keep talking, calmly: at least 2 abuses ever
    Given a client with <count> <events> ever
    When she insults us on Wednesday 10 February 2027 14:00
    Then she <ended>
    And <promise>
    And we say <said>

    Examples:
      | count | events | ended                                          | promise                                                    | said     |
      | no    | abuses | is not ended                                   | we owe a status-update by Wednesday 10 February 2027 15:00 | pause    |
      | 1     | abuse  | becomes ended from Thursday 1 April 2027 00:00 | nothing is promised                                        | farewell |

  Scenario: A deposit for long or risky bookings: at least 2 no-shows in the last 12 months, 2
    Given a client with 1 no-show in the last 12 months
    And on Wednesday 18 February 2026 14:00 there was a no-show
    And it is Wednesday 3 February 2027 14:00
    When she books a cut for Wednesday 10 February 2027 14:00
    Then she is asked for a deposit of EUR 45.00 by Thursday 4 February 2027 14:00
    And we say deposit-needed

  Scenario: A deposit for long or risky bookings: at least 2 no-shows in the last 12 months, 3
    Given a client with 1 no-show in the last 12 months
    And on Monday 2 February 2026 14:00 there was a no-show
    And it is Wednesday 3 February 2027 14:00
    When she books a cut for Wednesday 10 February 2027 14:00
    Then it is accepted
    And we say nothing

  Scenario: A deposit for long or risky bookings: client is prepay-only, 2
    Given she is prepay-only
    And it is Wednesday 3 February 2027 14:00
    When she books a cut for Wednesday 10 February 2027 14:00 for EUR 300.00
    Then she is asked for a deposit of EUR 300.00 by Thursday 4 February 2027 14:00
    And we say deposit-needed

  Scenario: The earlier you tell us, the less it costs: by 18:00 on the opening day before start, 3
    Given a booking of a cut on Wednesday 10 February 2027 14:00
    When she cancels 36 hours before start because of illness
    Then she is charged EUR 11.25
    And we say nothing

  Scenario: A missed visit is charged: no earlier no-shows in the last 12 months, 2
    Given on Wednesday 25 February 2026 14:00 there was a no-show
    And a booking of a cut on Wednesday 10 February 2027 14:00
    When she does not come
    Then she is charged EUR 45.00
    And she becomes prepay-only until Thursday 10 February 2028 14:00
    And we say missed-again

  Scenario: A missed visit is charged: no earlier no-shows in the last 12 months, 3
    Given on Monday 9 February 2026 14:00 there was a no-show
    And a booking of a cut on Wednesday 10 February 2027 14:00
    When she does not come
    Then she is charged EUR 22.50
    And we say missed-you
