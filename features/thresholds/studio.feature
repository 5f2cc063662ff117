Feature: Studio Norrsken, on its thresholds

  Background:
    Given the house rules of policies/studio

  Scenario Outline: A deposit before work begins: at least 10 opening days before start
    Given it is Wednesday 3 February 2027 14:00
    When she books a logo for <start>
    Then she is asked for a deposit of SEK 5400.00 by <moment>
    And we say welcome

    Examples:
      | start                               | moment                              |
      | Wednesday 17 February 2027 13:59:59 | Wednesday 17 February 2027 13:59:59 |
      | Wednesday 17 February 2027 14:00    | Wednesday 10 February 2027 14:00    |
      | Wednesday 17 February 2027 14:00:01 | Wednesday 10 February 2027 14:00    |

  Scenario: You say what you think, and hear when you see it again: otherwise
    Given a booking of a logo on Wednesday 10 February 2027 14:00
    When a feedback comes on Wednesday 3 February 2027 14:00 with:
      | changes | no |
    Then we owe a delivery by Monday 8 February 2027 14:00
    And the booking is not resting
    And we say nearly-there

  Scenario: Three rounds of changes are included: more than 3 change-rounds of this booking
    Given a booking of a logo on Wednesday 10 February 2027 14:00
    And on Wednesday 3 February 2027 12:00 there was a change-round
    And on Wednesday 3 February 2027 13:00 there was a change-round
    When a change-round comes on Wednesday 3 February 2027 14:00
    Then we owe a version by Wednesday 10 February 2027 14:00
    And we say round-included

  Scenario Outline: Three rounds of changes are included: wanted-by is given and wanted-by is at least 2 opening days after now
    Given a booking of a logo on Wednesday 10 February 2027 14:00
    When a change-round comes on Wednesday 3 February 2027 14:00 with:
      | wanted-by | <wanted-by> |
    Then we owe a version by <moment>
    And we say <said>

    Examples:
      | wanted-by                       | moment                          | said           |
      | Friday 5 February 2027 13:59:59 | Friday 5 February 2027 14:00    | round-soonest  |
      | Friday 5 February 2027 14:00    | Friday 5 February 2027 14:00    | round-included |
      | Friday 5 February 2027 14:00:01 | Friday 5 February 2027 14:00:01 | round-included |

  Scenario Outline: When you are silent we ask, then wait, then close: at least 3 overdue feedbacks since the last version, 3
    Given a booking of a logo on Wednesday 10 February 2027 14:00
    When a version comes on Wednesday 3 February 2027 14:00 with:
      | done | <done> |
    And the feedback does not come in time
    And the feedback does not come in time
    Then she is asked for a feedback by Monday 24 May 2027 14:00
    When the feedback does not come in time
    Then she is charged <charge>
    And she is asked for a payment of <asked> by Wednesday 23 June 2027 14:00
    And the booking becomes invoiced
    And the booking has ended
    And we say closed

    Examples:
      | done | charge      | asked       |
      | 29   | SEK 5400.00 | SEK 5400.00 |
      | 30   | SEK 5400.00 | SEK 5400.00 |
      | 31   | SEK 5580.00 | SEK 5580.00 |

  Scenario Outline: What was done before the silence is paid: at least 3 overdue feedbacks since the last version and to-pay-for-what-is-done is more than SEK 0
    Given a booking of a logo on Wednesday 10 February 2027 14:00 for <price>
    When a version comes on Wednesday 3 February 2027 14:00
    And the feedback does not come in time
    Then she is asked for a feedback by Wednesday 24 February 2027 14:00
    When the feedback does not come in time
    Then she is asked for a feedback by Monday 24 May 2027 14:00
    When the feedback does not come in time
    Then she is charged <charge>
    And she is asked for <asked>
    And the booking <invoiced> invoiced
    And the booking has ended
    And we say closed

    Examples:
      | price    | charge   | asked                                                 | invoiced |
      | SEK 0.00 | nothing  | nothing                                               | is not   |
      | SEK 0.01 | SEK 0.01 | a payment of SEK 0.01 by Wednesday 23 June 2027 14:00 | becomes  |

  Scenario Outline: The work is paid when it is there: to-pay is at most SEK 0
    Given a booking of a logo on Wednesday 10 February 2027 14:00 for <price>
    When a delivery comes on Wednesday 3 February 2027 14:00
    Then she is charged <charge>
    And she is asked for <asked>
    And the booking <invoiced> invoiced
    And <recorded> is recorded
    And the booking <ended>
    And we say <said>

    Examples:
      | price    | charge           | asked                                              | invoiced | recorded     | ended     | said               |
      | SEK 0.00 | nothing          | nothing                                            | is not   | a settlement | has ended | delivered-and-paid |
      | SEK 0.01 | SEK 0.01 as work | a payment of SEK 0.01 by Friday 5 March 2027 14:00 | becomes  | nothing      | stands    | delivered          |

  Scenario: When all is paid it is yours: otherwise
    Given a booking of a logo on Wednesday 10 February 2027 14:00
    When a payment comes on Wednesday 3 February 2027 14:00
    Then it is accepted
    And we say nothing

  Scenario: From then on a late payment costs: at least 12 overdue settlements of this booking
    Given a booking of a logo on Wednesday 10 February 2027 14:00
    When a delivery comes on Wednesday 3 February 2027 14:00
    Then she is asked for a payment of SEK 18000.00 by Friday 5 March 2027 14:00
    When the payment is not paid in time
    And the settlement does not come in time
    And the settlement does not come in time
    And the settlement does not come in time
    And the settlement does not come in time
    And the settlement does not come in time
    And the settlement does not come in time
    And the settlement does not come in time
    And the settlement does not come in time
    And the settlement does not come in time
    And the settlement does not come in time
    Then she is asked for a settlement by Saturday 15 January 2028 14:00
    When the settlement does not come in time
    Then she is charged SEK 180.00 as interest
    And she is asked for a settlement by Tuesday 15 February 2028 14:00
    And we say interest-added

  Scenario: From then on a late payment costs: at least 12 overdue settlements of this booking, 2
    Given a booking of a logo on Wednesday 10 February 2027 14:00
    When a delivery comes on Wednesday 3 February 2027 14:00
    Then she is asked for a payment of SEK 18000.00 by Friday 5 March 2027 14:00
    When the payment is not paid in time
    And the settlement does not come in time
    And the settlement does not come in time
    And the settlement does not come in time
    And the settlement does not come in time
    And the settlement does not come in time
    And the settlement does not come in time
    And the settlement does not come in time
    And the settlement does not come in time
    And the settlement does not come in time
    And the settlement does not come in time
    And the settlement does not come in time
    Then she is asked for a settlement by Tuesday 15 February 2028 14:00
    When the settlement does not come in time
    Then she is charged nothing
    And we say nothing
    And we tell the studio "this has waited for a year: talk to the client, then to somebody who collects"

  Scenario Outline: Who stops half-way pays for the work that is done: booking is not begun and at least 5 opening days before start
    Given a booking of a logo on Wednesday 10 February 2027 14:00
    When she cancels on <moment>
    Then she is charged <charge>
    And we say <said>

    Examples:
      | moment                             | charge      | said         |
      | Wednesday 3 February 2027 13:59:59 | nothing     | stopped-free |
      | Wednesday 3 February 2027 14:00    | nothing     | stopped-free |
      | Wednesday 3 February 2027 14:00:01 | SEK 2700.00 | stopped      |

  Scenario Outline: Who stops half-way pays for the work that is done: to-pay-for-what-is-done is at most SEK 0
    Given a booking of a logo on Wednesday 10 February 2027 14:00 for <price>
    And the booking is begun
    When she cancels on Wednesday 3 February 2027 14:00
    Then she is charged nothing
    And she is asked for <asked>
    And the booking <invoiced> invoiced
    And we say <said>

    Examples:
      | price    | asked                                              | invoiced | said              |
      | SEK 0.00 | nothing                                            | is not   | stopped           |
      | SEK 0.01 | a payment of SEK 0.00 by Friday 5 March 2027 14:00 | becomes  | stopped-with-rest |

  Scenario Outline: Who stops half-way pays for the work that is done: otherwise
    Given a booking of a logo on Wednesday 10 February 2027 14:00
    And the booking is begun
    When she cancels on Wednesday 3 February 2027 14:00 with:
      | done | <done> |
    Then she is charged <charge>
    And she is asked for a payment of <asked> by Friday 5 March 2027 14:00
    And the booking becomes invoiced
    And we say stopped-with-rest

    Examples:
      | done | charge      | asked       |
      | 29   | SEK 5400.00 | SEK 5400.00 |
      | 30   | SEK 5400.00 | SEK 5400.00 |
      | 31   | SEK 5580.00 | SEK 5580.00 |

  Scenario Outline: Who writes hears from us: now falls outside opening hours
    When she writes on <moment>
    Then we owe an answer by <moment 2>
    And we say <said>

    Examples:
      | moment                          | moment 2                        | said             |
      | Monday 1 February 2027 08:59:59 | Monday 1 February 2027 13:00    | evening-message  |
      | Monday 1 February 2027 09:00    | Monday 1 February 2027 13:00    | message-received |
      | Monday 1 February 2027 09:00:01 | Monday 1 February 2027 13:00:01 | message-received |

  Scenario: Every complaint is heard: otherwise
    When a complaint comes on Wednesday 10 February 2027 14:00
    Then we owe an answer by Wednesday 10 February 2027 15:00
    And we owe a follow-up by Wednesday 24 February 2027 14:00
    And we say we-hear-you

  Scenario Outline: A late answer is our mistake: at least 3 overdue answers since the last answer
    Given a client with <count> <events> ever
    When she writes on Sunday 31 January 2027 14:00
    Then we owe an answer by Monday 1 February 2027 13:00
    When the answer does not come in time
    Then <promise>
    And we say <said>
    And <told>

    Examples:
      | count | events          | promise                                          | said        | told                                                          |
      | 1     | overdue answer  | we owe an answer by Monday 1 February 2027 14:00 | answer-late | nobody is told anything                                       |
      | 2     | overdue answers | nothing is promised                              | nothing     | we tell the studio "a client has been left waiting: call now" |
      | 3     | overdue answers | nothing is promised                              | nothing     | we tell the studio "a client has been left waiting: call now" |

  Scenario Outline: A version that is late is our mistake: at least 3 overdue versions since the last version
    Given a client with <count> <events> ever
    And a booking of a logo on Wednesday 10 February 2027 14:00
    And the booking is secured
    When a work-start comes on Wednesday 3 February 2027 14:00
    Then we owe a version by Wednesday 17 February 2027 14:00
    When the version does not come in time
    Then she is credited <credit>
    And <promise>
    And we say <said>
    And <told>

    Examples:
      | count | events           | credit     | promise                                           | said         | told                                                           |
      | 1     | overdue version  | SEK 360.00 | we owe a version by Friday 19 February 2027 14:00 | version-late | nobody is told anything                                        |
      | 2     | overdue versions | nothing    | nothing is promised                               | nothing      | we tell the studio "call this client and agree on another day" |
      | 3     | overdue versions | nothing    | nothing is promised                               | nothing      | we tell the studio "call this client and agree on another day" |

  Scenario: A quote, a delivery, a call, a question that is late: otherwise (overdue quote)
    Given a booking of a logo on Wednesday 10 February 2027 14:00
    And on Wednesday 3 February 2027 11:00 there was a change-round
    And on Wednesday 3 February 2027 12:00 there was a change-round
    And on Wednesday 3 February 2027 13:00 there was a change-round
    When a change-round comes on Wednesday 3 February 2027 14:00
    Then we owe a quote by Thursday 4 February 2027 14:00
    When the quote does not come in time
    Then we tell the studio "we did not keep our word to this client: do it today"

  Scenario: A quote, a delivery, a call, a question that is late: otherwise (overdue delivery)
    Given a booking of a logo on Wednesday 10 February 2027 14:00
    When a feedback comes on Wednesday 3 February 2027 14:00 with:
      | changes | no |
    Then we owe a delivery by Monday 8 February 2027 14:00
    When the delivery does not come in time
    Then we tell the studio "we did not keep our word to this client: do it today"

  Scenario: A quote, a delivery, a call, a question that is late: otherwise (overdue call-back)
    Given a booking of a logo on Wednesday 10 February 2027 14:00
    When the house cancels on Wednesday 3 February 2027 14:00
    Then we owe a call-back by Thursday 4 February 2027 14:00
    When the call-back does not come in time
    Then the booking has ended
    And we tell the studio "we did not keep our word to this client: do it today"

  Scenario: A quote, a delivery, a call, a question that is late: otherwise (overdue follow-up)
    When a complaint comes on Wednesday 10 February 2027 14:00
    Then we owe a follow-up by Wednesday 24 February 2027 14:00
    When the follow-up does not come in time
    Then we owe an answer by Wednesday 10 February 2027 16:00
    And we owe an answer by Wednesday 10 February 2027 17:00
    And we say answer-late
    And we tell the studio "a client has been left waiting: call now"
    And we tell the studio "we did not keep our word to this client: do it today"

  Scenario: Three rounds of changes are included: more than 3 change-rounds of this booking, 4
    Given a booking of a logo on Wednesday 10 February 2027 14:00
    And on Wednesday 3 February 2027 11:00 there was a change-round
    And on Wednesday 3 February 2027 12:00 there was a change-round
    And on Wednesday 3 February 2027 13:00 there was a change-round
    When a change-round comes on Wednesday 3 February 2027 14:00 with:
      | wanted-by | Friday 5 February 2027 14:00 |
    Then we owe a quote by Thursday 4 February 2027 14:00
    And we say beyond-the-rounds

  Scenario: Who stops half-way pays for the work that is done: to-pay-for-what-is-done is at most SEK 0, 3
    Given a booking of a logo on Wednesday 10 February 2027 14:00
    And she has paid SEK 9500.00
    And the booking is begun
    When she cancels on Wednesday 3 February 2027 14:00 with:
      | done | 50 |
    Then she is charged SEK 9000.00
    And she gets SEK 500.00 back
    And we say stopped
