import Domain
import JSON
import Testing

@testable import Supervision

@Suite struct AlertTests {
    @Test func itComesBackFromAJournal() throws {
        var alert = AlertScene.alert("gh-450")
        alert.run = "run-1"
        #expect(try Alert(Fields(alert.json)) == alert && alert.word == "failed")
        let test = Alert(nil, key: "test:1", level: .info, "a test", at: AlertScene.start)
        let read = try Alert(Fields(test.json))
        #expect(test.word == "test" && read == test)
        var json = alert.json
        json["alert"] = "danced"
        #expect(throws: FieldError.wrong("alert", expected: "a kind of alert")) { try Alert(Fields(json)) }
    }

    @Test func whatIsLongIsCutAndIsOneLine() {
        let long = String(repeating: "x", count: 5_000)
        let alert = Alert(.failed, key: long, level: .warn, "first\nsecond", at: AlertScene.start)
        #expect(alert.text == "first" && alert.key.utf8.count <= AlertLimits.keyBytesMax + 3)
        let other = Alert(.failed, key: "k", level: .warn, long, at: AlertScene.start)
        #expect(other.text.count == AlertLimits.textLettersMax)
    }
}
