import Domain
import Platform

/// `roost docs man`: the pages of the manual, made of the command table.
package enum ManPagesCommand {
    private static let folder = Argument(
        "DIR",
        ValueForm.path,
        "The folder to write them into, below which man1 is made"
    )

    package static let command = Command(
        "docs",
        "man",
        section: .plumbing,
        summary: "Write the pages of the manual",
        details: ["Pages of commands go to DIR/man1, and those of topics to DIR/man7. What is there is replaced."],
        examples: [
            Example("roost docs man ~/.local/share/man", "then man roost, man roost-run-list")
        ],
        arguments: [folder],
        exitCodes: [.notPermitted],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let folder = invocation.required(folder)
        let pages = ManPage.all(of: invocation.table, version: VersionCommand.version)
        do throws(PlatformError) {
            for page in pages {
                let path = "\(folder)/man\(page.fileName.last.map(String.init) ?? "1")/\(page.fileName)"
                try invocation.disk.makeFolders(FilePath.folder(of: path))
                try invocation.disk.replaceFile(path, with: Array(page.text.utf8))
            }
        } catch { throw .platform(error) }
        try invocation.console.say(
            "roost: \(pages.count) pages are in \(SafeText.of(folder)); man -M DIR roost shows them"
        )
        return .ok
    }
}
