import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct DoctorCommandTests {
    private func checks(_ text: String) throws -> [String: JSONValue] {
        let rows = try JSONReader.read(Array(text.utf8)).arrayValue ?? []
        return Dictionary(
            rows.map { ($0["check"]?.stringValue ?? "", $0["state"] ?? .null) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    @Test func aHomeThatIsFineHasNoProblem() throws {
        let trial = try DaemonCommandTrial()
        let before = try trial.roost("doctor", "-o", "json")
        let states = try checks(before.stdout)
        #expect(states["daemon"] == "note" && states["git"] == "ok" && states["roost-shim"] == "ok")
        #expect(states["agent demo"] == "ok")
        _ = try trial.start()
        #expect(try checks(try trial.roost("doctor", "-o", "json").stdout)["daemon"] == "ok")
        let text = try trial.roost("doctor").stdout
        #expect(text.contains("✓ ok") && text.contains(" problem") && text.contains("running (pid"))
    }

    @Test func settingsThatCannotBeReadAreAProblemOfTheirOwn() throws {
        let trial = try DaemonCommandTrial()
        #expect(try trial.roost("run", "--", "true").exitCode == 0)
        try trial.runs.disk.replaceFile(trial.runs.home.configuration, with: Array("[flock\n".utf8))
        let result = try trial.roost("doctor", "-o", "json")
        #expect(result.exitCode == 5)
        #expect(try checks(result.stdout)["settings"] == "problem")
    }
}
