import TestSupport
import Testing

@testable import Commands

@Suite struct ReferencePageCommandTests {
    @Test func thePagesArePrinted() throws {
        let commands = try CommandTester("roost").arguments("docs", "commands").run()
        #expect(commands.exitCode == 0 && commands.stdout == ReferencePage.commands(of: .roost))
        let settings = try CommandTester("roost").arguments("docs", "settings").run()
        #expect(settings.exitCode == 0 && settings.stdout == ReferencePage.settings())
        #expect(try CommandTester("roost").arguments("docs", "prices").run().exitCode == 2)
    }
}
