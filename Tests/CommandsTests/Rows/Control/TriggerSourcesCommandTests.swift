import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct TriggerSourcesCommandTests {
    @Test func whenASourceWasLookedAtIsToldInTimesOfThisPlace() throws {
        let trial = try DaemonCommandTrial(for: "TriggerSourcesCommandTests")
        #expect(try trial.roost("run", "-q", "--", "true").exitCode == 0)
        let inbox = try TemporaryHome(for: "inbox")
        let settings = "[sources.inbox]\nkind = \"folder\"\npath = \"\(inbox.path)\"\nagent = \"demo\"\n"
        try trial.runs.disk.replaceFile(trial.runs.home.configuration, with: Array(settings.utf8))
        _ = try trial.start()
        var told = JSONValue.null
        let isLooked = try Eventually.wait(upTo: .seconds(60)) {
            let text = try trial.roost("trigger", "sources", "-o", "jsonl").stdout
            told = text.isEmpty ? .null : try JSONReader.read(text.split(separator: "\n").first.map(String.init) ?? "")
            return told["last_good_at"]?.stringValue != nil
        }
        let time = told["last_good_at"]?.stringValue ?? ""
        #expect(isLooked && time.contains("T") && time.hasSuffix("Z"), "\(told)")
        let shown = try trial.roost("trigger", "sources", "--utc").stdout
        #expect(shown.contains("inbox   folder") && shown.contains("\(time.prefix(10)) "), "\(shown)")
        #expect(!shown.contains(time.prefix(16)), "\(shown)")
    }
}
