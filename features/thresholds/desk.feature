Feature: Harbour Helpdesk, on its thresholds

  Background:
    Given the house rules of policies/desk

  Scenario: The more it stops your work, the sooner we answer: in-public
    When a ticket comes on Wednesday 10 February 2027 14:00 by review
    Then we owe an answer by Wednesday 10 February 2027 15:00
    And we owe a solution by Monday 15 February 2027 14:00
    And we say ticket-received

  Scenario: The more it stops your work, the sooner we answer: house is disrupted
    Given the house is disrupted
    When a ticket comes on Wednesday 10 February 2027 14:00 by website
    Then we owe an answer by Wednesday 10 February 2027 16:00
    And we say known-disruption

  Scenario: The more it stops your work, the sooner we answer: priority is low
    When a ticket comes on Wednesday 10 February 2027 14:00 by website with:
      | priority | low |
    Then we owe an answer by Friday 12 February 2027 14:00
    And we owe a solution by Wednesday 24 February 2027 14:00
    And we say ticket-received

  Scenario: The more it stops your work, the sooner we answer: otherwise
    When a ticket comes on Wednesday 10 February 2027 14:00 by website
    Then we owe an answer by Thursday 11 February 2027 09:00
    And we owe a solution by Monday 15 February 2027 14:00
    And we say ticket-received

  Scenario: The golden hour: otherwise
    When a complaint comes on Wednesday 10 February 2027 14:00 by website
    Then we owe an answer by Thursday 11 February 2027 09:00
    And we owe a follow-up by Monday 15 February 2027 14:00
    And we say we-hear-you

  Scenario: What you say would help is what we do: help is payments
    When a wish comes on Wednesday 10 February 2027 14:00 with:
      | help | payments |
    Then we owe a call-back by Thursday 11 February 2027 14:00
    And we say in-parts

  Scenario: What you say would help is what we do: help is smaller-contract
    When a wish comes on Wednesday 10 February 2027 14:00 with:
      | help | smaller-contract |
    Then we owe a call-back by Thursday 11 February 2027 14:00
    And we say better-fit

  Scenario: What you say would help is what we do: otherwise
    When a wish comes on Wednesday 10 February 2027 14:00 with:
      | help | talk |
    Then we owe a call-back by Thursday 11 February 2027 10:00
    And we say we-call-back

  Scenario: A late answer is our mistake: at least 3 overdue answers since the last answer, 2
    Given a client with 2 overdue answers ever
    When a ticket comes on Wednesday 10 February 2027 14:00 by website with:
      | priority | critical |
    Then we owe an answer by Wednesday 10 February 2027 15:00
    When the answer does not come in time
    Then we owe a call-back by Wednesday 10 February 2027 17:00
    And an escalation is recorded
    And we say nothing
    And we tell the team-lead "an answer is due in half an hour: this client comes first"
    And we tell the service-manager "we did not keep our word: please call this client"

  Scenario: A solution that takes longer is told: at least 2 overdue solutions since the last solution
    Given a client with no overdue solutions ever
    When a ticket comes on Wednesday 10 February 2027 14:00 by website with:
      | priority | critical |
    Then we owe a solution by Wednesday 10 February 2027 22:00
    When the solution does not come in time
    Then we owe an answer by Wednesday 10 February 2027 16:00
    And we owe a status-update by Wednesday 10 February 2027 16:30
    And we owe an answer by Wednesday 10 February 2027 17:00
    And we owe a status-update by Wednesday 10 February 2027 17:30
    And we owe a call-back by Thursday 11 February 2027 11:00
    And we owe a call-back by Thursday 11 February 2027 11:00
    And we owe a solution by Thursday 11 February 2027 22:00
    And we owe a status-update by Thursday 11 February 2027 10:30
    And an escalation is recorded
    And an escalation is recorded
    And we say answer-late
    And we say not-yet-solved
    And we say update-late
    And we say solution-late
    And we tell the team-lead "an answer is due in half an hour: this client comes first"
    And we tell the team-lead "an answer is late: this client comes first"
    And we tell the team-lead "an answer is due in half an hour: this client comes first"
    And we tell the engineer-on-call "a fault is due in two hours: say how far it is"
    And we tell the team-lead "an answer is late: this client comes first"
    And we tell the team-lead "an answer is due in half an hour: this client comes first"
    And we tell the team-lead "a client waits for news"
    And we tell the service-manager "we did not keep our word: please call this client"
    And we tell the service-manager "we did not keep our word: please call this client"
    And we tell the team-lead "a fault is not solved in time"

  Scenario Outline: A forgotten follow-up is made up for: at least 2 overdue follow-ups since the last follow-up
    Given a client with <count> <events> ever
    When a solution comes on Wednesday 10 February 2027 14:00
    Then we owe a follow-up by Friday 12 February 2027 14:00
    When the follow-up does not come in time
    Then we owe a <promise> by <moment>
    And <recorded> is recorded
    And we tell the <told> <told 2>

    Examples:
      | count | events             | promise   | moment                        | recorded      | told            | told 2                                              |
      | no    | overdue follow-ups | follow-up | Monday 15 February 2027 14:00 | nothing       | team-lead       | "ask this client whether all is well again"         |
      | 1     | overdue follow-up  | call-back | Friday 12 February 2027 16:00 | an escalation | service-manager | "we did not keep our word: please call this client" |

  Scenario Outline: A call that was not made is made first: at least 3 overdue call-backs since the last call-back
    Given a client with <count> <events> ever
    When she writes about contract on Wednesday 10 February 2027 14:00 by website
    Then we owe a call-back by Thursday 11 February 2027 10:00
    When the call-back does not come in time
    Then <promise>
    And we tell the <told> <told 2>

    Examples:
      | count | events             | promise                                               | told            | told 2                                      |
      | 1     | overdue call-back  | we owe a call-back by Thursday 11 February 2027 11:00 | service-manager | "call this client now"                      |
      | 2     | overdue call-backs | nothing is promised                                   | director        | "a client has waited too long for our call" |
      | 3     | overdue call-backs | nothing is promised                                   | director        | "a client has waited too long for our call" |

  Scenario: What does not work is said to each who asks: expected-end is given
    When a disruption comes on Wednesday 10 February 2027 14:00 with:
      | expected-end | Saturday 6 February 2027 14:00 |
    Then the house becomes disrupted until Saturday 6 February 2027 14:00
    And we tell the team-lead "put the disruption on the status page"

  Scenario: What does not work is said to each who asks: otherwise
    When a disruption comes on Wednesday 10 February 2027 14:00
    Then the house becomes disrupted
    And we tell the team-lead "put the disruption on the status page"

  Scenario: It works again: otherwise
    When a restoration comes on Wednesday 10 February 2027 14:00
    Then the house is not disrupted
    And we tell the team-lead "take the disruption off the status page"

  Scenario: The more it stops your work, the sooner we answer: client is ended, 2
    Given she is ended
    When a ticket comes on Wednesday 10 February 2027 14:00 by website with:
      | priority | critical |
    Then it is declined
    And we say we-have-parted

  Scenario: The more it stops your work, the sooner we answer: priority is critical, 2
    When a ticket comes on Wednesday 10 February 2027 14:00 by review with:
      | priority | critical |
    Then we owe an answer by Wednesday 10 February 2027 15:00
    And we owe a solution by Wednesday 10 February 2027 22:00
    And we say ticket-critical
    And we tell the engineer-on-call "a critical fault has come in"

  Scenario: The more it stops your work, the sooner we answer: in-public, 2
    Given the house is disrupted
    When a ticket comes on Wednesday 10 February 2027 14:00 by review
    Then we owe an answer by Wednesday 10 February 2027 15:00
    And we owe a solution by Monday 15 February 2027 14:00
    And we say ticket-received

  Scenario: The more it stops your work, the sooner we answer: house is disrupted, 2
    Given the house is disrupted
    When a ticket comes on Wednesday 10 February 2027 14:00 by website with:
      | priority | high |
    Then we owe an answer by Wednesday 10 February 2027 16:00
    And we say known-disruption

  Scenario: In the evening we are at home, and we say when we are back: client is in-writing-only and channel is phone, 2
    Given she is in-writing-only
    When she writes about contract on Wednesday 10 February 2027 14:00 by phone
    Then she is redirected to email
    And we say please-write

  Scenario: In the evening we are at home, and we say when we are back: topic is decision, 2
    When she writes about decision on Wednesday 10 February 2027 14:00 by phone
    Then we owe a call-back by Thursday 11 February 2027 14:00
    And we owe an inside-answer by Thursday 11 February 2027 09:00
    And we say we-find-out
    And we tell the service-manager "a client asks why this was decided: tell the desk, in words that a client can use"

  Scenario: In the evening we are at home, and we say when we are back: channel is phone, 2
    When she writes on Sunday 31 January 2027 14:00 by phone
    Then we owe a call-back by Monday 1 February 2027 11:00
    And we say we-call-back

  Scenario: A solution that takes longer is told: at least 2 overdue solutions since the last solution, 3
    When a ticket comes on Wednesday 10 February 2027 14:00 by website with:
      | priority | critical |
    And the solution does not come in time
    Then we owe a solution by Thursday 11 February 2027 22:00
    When the solution does not come in time
    Then we owe a call-back by Thursday 11 February 2027 13:30
    And we owe a call-back by Thursday 11 February 2027 12:00
    And we owe a call-back by Thursday 11 February 2027 12:00
    And we owe a status-update by Thursday 11 February 2027 16:30
    And we owe a call-back by Friday 12 February 2027 10:30
    And we owe a call-back by Friday 12 February 2027 11:00
    And an escalation is recorded
    And an escalation is recorded
    And an escalation is recorded
    And we say not-yet-solved
    And we tell the service-manager "we did not keep our word: please call this client"
    And we tell the service-manager "call this client now"
    And we tell the service-manager "call this client now"
    And we tell the director "a client has waited too long for our call"
    And we tell the director "a client has waited too long for our call"
    And we tell the director "a client has waited too long for our call"
    And we tell the engineer-on-call "a fault is due in two hours: say how far it is"
    And we tell the service-manager "we did not keep our word: please call this client"
    And we tell the service-manager "we did not keep our word: please call this client"

  Scenario: An update that did not come: at least 2 overdue status-updates since the last status-update
    Given a client with 1 abuse in the last 12 months and 1 overdue status-update ever
    When she insults us on Wednesday 10 February 2027 14:00
    Then we owe a status-update by Wednesday 10 February 2027 15:00
    When the status-update does not come in time
    Then we owe a call-back by Wednesday 10 February 2027 17:00
    And an escalation is recorded
    And we say nothing
    And we tell the service-manager "we did not keep our word: please call this client"

  Scenario: We keep talking, calmly: at least 3 abuses in the last 12 months, 4
    Given a client with 1 abuse in the last 12 months
    And on Wednesday 25 February 2026 14:00 there was an abuse
    When she insults us on Wednesday 10 February 2027 14:00
    Then she becomes ended from Thursday 1 April 2027 00:00
    And we say farewell
    And we tell the service-manager "we part from this client: what is still open gets done first"

  Scenario: We keep talking, calmly: at least 3 abuses in the last 12 months, 5
    Given a client with 1 abuse in the last 12 months
    And on Monday 9 February 2026 14:00 there was an abuse
    When she insults us on Wednesday 10 February 2027 14:00
    Then we owe a status-update by Wednesday 10 February 2027 15:00
    And she becomes in-writing-only until Friday 12 March 2027 14:00
    And we say in-writing

  Scenario: We keep talking, calmly: at least 2 abuses in the last 12 months, 2
    Given on Wednesday 25 February 2026 14:00 there was an abuse
    When she insults us on Wednesday 10 February 2027 14:00
    Then we owe a status-update by Wednesday 10 February 2027 15:00
    And she becomes in-writing-only until Friday 12 March 2027 14:00
    And we say in-writing

  Scenario: We keep talking, calmly: at least 2 abuses in the last 12 months, 3
    Given on Monday 9 February 2026 14:00 there was an abuse
    When she insults us on Wednesday 10 February 2027 14:00
    Then we owe a status-update by Wednesday 10 February 2027 15:00
    And we say pause
