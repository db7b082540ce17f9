import Testing

@testable import Commands

@Suite struct ReportTextTests {
    @Test func whatAPersonHasNamedIsNotNamed() {
        let line = { (name: String) in ReportText.line(of: .ok(name, "acme")) }
        #expect(line("git") == "✓ ok  git: acme" && line("agent claude") == "✓ ok  agent claude: acme")
        #expect(line("agent acme-agent") == "✓ ok  agent" && line("source acme") == "✓ ok  source")
        #expect(line("settings") == "✓ ok  settings")
    }
}
