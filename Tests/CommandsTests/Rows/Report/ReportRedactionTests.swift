import Platform
import Testing

@testable import Commands

@Suite struct ReportRedactionTests {
    private let redaction = ReportRedaction(
        home: "/people/me/.roost",
        environment: Environment(["HOME": "/people/me", "MY_API_KEY": "hunter2-hunter2", "EDITOR": "vim-the-editor"])
    )

    @Test(arguments: [
        ("/people/me/.roost/runs/x: gone", "$ROOST_HOME/runs/x: gone"), ("in /people/me/.roost.", "in ~/…"),
        ("/people/me/.roost2/y", "~/…"), ("/people/me", "~"), ("/people/me/work/secret-plan/a.txt: no", "~/…: no"),
        ("(/people/me/bin/claude)", "(~/…)"), ("/people/melanie/x", "/people/melanie/x"),
        ("at \"/people/me/a\"", "at \"~/…\""),
    ])
    func whatLiesInTheOwnFolderIsNotNamed(text: String, shown: String) {
        #expect(redaction.clean(text) == shown)
    }

    @Test func secretsGo() {
        let text = redaction.clean("hunter2-hunter2, ghp_0123456789abcdefghijABCDEFGHIJ012345, vim-the-editor")
        #expect(!text.contains("hunter2") && !text.contains("ghp_0123") && text.contains("vim-the-editor"))
    }

    @Test func nothingMovesTheCursor() {
        #expect(redaction.clean("a\u{1B}[2Jb\nc") == "a\\e[2Jb\nc")
    }

    @Test func aHomeElsewhereIsNotThePersons() {
        let redaction = ReportRedaction(home: "/data/r", environment: Environment(["HOME": "/"]))
        #expect(redaction.clean("/data/r/x /data/rr /etc") == "$ROOST_HOME/x /data/rr /etc")
    }
}
