import Commands
import JSON
import Settings
import Testing

@Suite struct SettingsReportTests {
    private func text(_ text: String) -> SettingsText {
        SettingsText(Array(text.utf8), path: "c\u{1B}.toml", authority: .user)
    }

    @Test func problemsAreCountedOverAllFiles() throws {
        let recorder = RecordingConsole()
        var report = SettingsReport(for: recorder.console, as: .table)
        try report.add(text("a = 1\nb = 2"), of: "one")
        try report.add(text("c = 3"), of: "two")
        try report.finish(orDefaultsOf: "none")
        try recorder.console.flush()
        #expect(report.problemCount == 3)
        #expect(recorder.output.split(separator: "\n").count { $0.hasPrefix("✗") } == 3)
        #expect(!recorder.output.contains("\u{1B}"))
    }

    @Test func programsGetATableWithoutRowsWhereNothingIsWrong() throws {
        let recorder = RecordingConsole()
        var report = SettingsReport(for: recorder.console, as: .csv)
        try report.add(text("run.drain = \"1s\""), of: "one")
        try report.finish(orDefaultsOf: "none")
        try recorder.console.flush()
        #expect(recorder.output == "file,line,column,key,code,message,hint\n")
    }

    @Test(arguments: [("-", "null"), ("10GiB", "text"), ("true", "truth"), ("[\"a b\"]", "list")])
    func valuesAreReadAsTheyWouldBeWritten(shown: String, kind: String) {
        let values = [
            "null": SettingText.of(.null), "text": SettingText.of("10GiB"), "truth": SettingText.of(.bool(true)),
        ]
        #expect((values[kind] ?? SettingText.of(.array(["a b"]))) == shown)
    }
}
