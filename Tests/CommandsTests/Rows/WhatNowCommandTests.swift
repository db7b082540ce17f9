import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct WhatNowCommandTests {
    private func bare(_ table: CommandTable, _ arguments: [String] = []) -> [Substring] {
        let recorder = RecordingConsole()
        let code = Door.run(
            arguments: ["roost"] + arguments,
            environment: Environment([:]),
            console: recorder.console,
            table: table
        )
        #expect(code == .ok)
        return recorder.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    }

    @Test func tenLinesAreEnough() {
        #expect(bare(.roost).count <= 10)
        #expect(bare(SampleTable.table).count <= 10)
    }

    @Test func onlyWhatExistsIsNamed() throws {
        let lines = bare(.roost).filter { $0.hasPrefix("  roost ") }
        #expect(!lines.isEmpty)
        for line in lines {
            let word = try #require(line.split(separator: " ").dropFirst().first)
            #expect(CommandTable.roost.leads([String(word)]))
        }
    }

    @Test func theVersionIsAlsoAnOption() {
        #expect(bare(.roost, ["--version"]) == bare(.roost, ["version"]))
        #expect(bare(.roost, ["--version", "-o", "json"]) == bare(.roost, ["version", "--json"]))
    }

    @Test func itSaysWhatNowByHowTheHomeStands() throws {
        let trial = try DaemonCommandTrial()
        let fresh = try trial.roost()
        #expect(fresh.exitCode == 0 && fresh.stdout.contains("Nothing is recorded yet."))
        #expect(fresh.stdout.contains("roost demo") && fresh.stdout.contains("roost doctor"))
        _ = try trial.agent()
        let unkept = try trial.roost().stdout
        #expect(unkept.contains("no daemon is running") && unkept.contains("roost daemon start"))
        _ = try trial.start()
        let isTold = try Eventually.wait(upTo: .seconds(60)) {
            try trial.roost().stdout.contains("1 of 4 workers")
        }
        #expect(isTold)
    }

    @Test func whoeverNeedsAPersonIsNamedFirst() {
        let status: JSONObject = [
            "pid": 7, "workers_max": 4, "runs_live": [["run": "run-20261122-010203-456789-abcdef", "task": "gh-450"]],
        ]
        let live = LiveWorkers(status, at: .init(nanoseconds: 0))
        #expect(WhatNow.running(live).standing.first?.contains("1 of 4 workers") == true)
        let commands = WhatNow.running(live).suggestions.map { $0.command.joined(separator: " ") }
        #expect(commands.first == "status" && commands.allSatisfy { CommandTable.roost.leads([$0]) })
        #expect(
            WhatNow.running(LiveWorkers([:], at: .init(nanoseconds: 0))).suggestions.first?.command == ["task", "add"]
        )
    }
}
