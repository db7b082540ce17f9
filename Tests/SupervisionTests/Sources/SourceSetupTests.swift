import Domain
import Settings
import Testing

@testable import Supervision

@Suite struct SourceSetupTests {
    private func read(_ text: String) -> (setups: [SourceSetup], problems: [SourceTrouble]) {
        var settings = Settings()
        #expect(settings.take(SettingsText(Array(text.utf8), path: "c", authority: .user)) == [])
        return SourceSetup.all(in: settings)
    }

    @Test func aSourceIsWhatItsNameOrItsKindSays() throws {
        let found = read(
            """
            [sources.github]
            repository = "acme/web"
            labels = ["roost"]
            authors = ["OctoCat"]
            interval = "5s"
            steps = ["work", "finalize"]
            api_url = "http://127.0.0.1:80/"
            [sources.inbox]
            kind = "folder"
            path = "/in"
            [sources.beads]
            checkout = "/code"
            [sources.mine]
            kind = "command"
            command = ["next-things"]
            """
        )
        #expect(found.problems == [])
        #expect(found.setups.map(\.kind) == [.beads, .github, .folder, .command])
        let github = try #require(found.setups.first { $0.name == "github" })
        #expect(github.authors == ["octocat"])
        #expect(github.steps == [.work, .finalize])
        #expect(github.api == "http://127.0.0.1:80")
        #expect(found.setups.first?.path == "/code")
    }

    @Test(arguments: [
        ("[sources.mine]\npath = \"/in\"", "sources.mine.kind"),
        ("[sources.github]\nlabels = [\"a\"]", "sources.github.repository"),
        ("[sources.github]\nrepository = \"acme\"", "OWNER/NAME"),
        ("[sources.github]\nrepository = \"acme/../x\"", "OWNER/NAME"),
        ("[sources.github]\nrepository = \"a/b\"\napi_url = \"http://example.org\"", "http is only for this machine"),
        ("[sources.folder]\nagent = \"demo\"", "sources.folder.path"),
        ("[sources.command]\nagent = \"demo\"", "sources.command.command"),
    ])
    func whatIsLackingIsSaid(_ text: String, problem: String) {
        let found = read(text)
        #expect(found.setups == [])
        #expect(found.problems.first?.text.contains(problem) == true)
    }

    @Test func aRepositorySetsUpNoSource() {
        var settings = Settings()
        let text = "[sources.command]\ncommand = [\"evil\"]\n"
        let problems = settings.take(SettingsText(Array(text.utf8), path: "c", authority: .repository))
        #expect(!problems.isEmpty)
        #expect(SourceSetup.all(in: settings).setups == [])
    }
}
