import Domain
import JSON
import Testing

@testable import Supervision

@Suite struct AlertMessageTests {
    @Test func oneIsItselfAndSeveralAreALineEach() {
        let one = AlertMessage([AlertScene.alert("a")])
        #expect(one.title == "a has failed" && one.text == "a has failed (roost why a)")
        let two = AlertMessage([AlertScene.alert("a"), AlertScene.alert("b<&>")])
        #expect(two.title.hasPrefix("2 alerts, among them: ") && two.text.split(separator: "\n").count == 2)
        #expect(two.slack["text"]?.stringValue?.contains("b&lt;&amp;&gt; has failed") == true)
        #expect(two.slack["blocks"]?.arrayValue?.first?["text"]?["type"] == "mrkdwn")
        #expect(two.json["alerts"]?.arrayValue?.count == 2 && two.json["task"] == "a")
    }

    @Test func aMailHasAHeadThatNothingEndsEarly() {
        let alert = Alert(.failed, key: "k", level: .warn, "süß\nX-Bad: 1", at: AlertScene.start)
        let mail = AlertMessage([alert]).mail(to: "me@example.org")
        let head = mail.split(separator: "\n\n", maxSplits: 1)[0].split(separator: "\n")
        #expect(head.first == "To: me@example.org" && head.count == 6 && head[1].hasPrefix("Subject: =?UTF-8?B?"))
        #expect(!mail.contains("X-Bad"))
    }

    @Test func whatIsTooLongIsCut() {
        let alert = Alert(
            .failed,
            key: String(repeating: "k", count: 5_000),
            level: .warn,
            String(repeating: "x", count: 5_000),
            at: AlertScene.start
        )
        #expect(alert.text.count == AlertLimits.textLettersMax && alert.key.utf8.count < 600)
    }
}
