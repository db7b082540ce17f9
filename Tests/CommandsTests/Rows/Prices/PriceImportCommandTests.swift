import Commands
import JSON
import Platform
import TestSupport
import Testing

@Suite struct PriceImportCommandTests {
    private let scene: RecordScene

    init() throws { scene = try RecordScene(for: "PriceImportCommandTests") }

    private func write(_ text: String) throws {
        try SystemDisk().replaceFile(scene.home.path("list"), with: Array(text.utf8))
    }

    @Test(arguments: [PriceListCommand.command, PriceCheckCommand.command, PriceImportCommand.command])
    func eachIsOfTheRecord(command: Command) {
        #expect(command.path.first == "prices" && command.section == .record && command.isListed)
    }

    @Test func whatHasNoPriceIsAFindingUntilItIsImported() throws {
        let found = try scene.roost("prices", "check").run()
        #expect(found.exitCode == 5 && found.stdout.contains("unheard-of") && !found.stdout.contains("<synthetic>"))
        try write("{\"unheard-of\":{\"input_cost_per_token\":1e-6,\"output_cost_per_token\":2e-6},\"odd\":1}")
        let dry = try scene.roost("prices", "import", "-n", "list").run()
        #expect(dry.stdout.hasPrefix("1 prices taken: 1 new, 0 changed, 0 as before\n1 models skipped:\n"))
        #expect(dry.stdout.hasSuffix("nothing was changed\n"))
        #expect(try scene.roost("prices", "check").run().exitCode == 5)
        let taken = try scene.roost("prices", "import", "list", "-o", "json").run()
        #expect(try JSONReader.read(taken.stdout)["added"] == 1)
        #expect(try scene.roost("prices", "check").run().exitCode == 0)
        #expect(try scene.roost("prices", "list", "unheard-of").run().stdout.contains("imported"))
    }

    @Test func whatIsNoListAndWhatIsNoDayAreRefused() throws {
        try write("one two three\n")
        let result = try scene.roost("prices", "import", "list").run()
        #expect(result.exitCode == 1 && result.stderr.contains("line 1 of the prices"))
        try write("{}")
        #expect(try scene.roost("prices", "import", "list", "--from", "2026-02-30").run().exitCode == 2)
        #expect(try scene.roost("prices", "import", "list", "--from", "2026-02-28").run().exitCode == 0)
    }
}
