import Commands
import Platform
import Testing

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
}
