import Domain
import Platform
import Settings

/// `roost trust`: which repositories may set something.
package enum TrustCommand {
    private static let folder = Argument("DIR", .path, count: .optional, "The repository; the one here when not given")
    private static let list = Flag("list", "Show the repositories that are trusted")
    private static let revoke = Option("revoke", .path.named("DIR"), "Trust this repository no more")
    private static let yes = Flag("yes", short: "y", "Do not ask")

    package static let command = Command(
        "trust",
        section: .setup,
        summary: "Let a repository's own settings count",
        details: [
            "Shows the .roost/config.toml of the repository and what it would change, and asks. Only this content is "
                + "trusted: when the file changes, by a pull for one, it is passed over until you look at it again.",
            "Even a trusted repository names no program and no folder: roost help settings",
        ],
        examples: [
            Example("roost trust", "the repository here"),
            Example("roost trust --list", "all that are trusted"),
            Example("roost trust --revoke ../other", "trust it no more"),
        ],
        arguments: [folder],
        options: [list, revoke, yes],
        formats: OutputFormat.allCases,
        exitCodes: [.notFound, .refusedByState, .notPermitted],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let home = try invocation.home()
        if invocation[list] {
            try show(try trusted(home, invocation), invocation)
        } else if let folder = invocation[revoke] {
            try revoke(folder, home, invocation)
        } else {
            try trust(invocation[folder] ?? ".", home, invocation)
        }
        return .ok
    }

    private static func trusted(_ home: String, _ invocation: Invocation) throws(CommandError) -> TrustList {
        try invocation.withSettings { () throws(SettingsError) in
            try TrustList.read(home: home, on: invocation.disk)
        }
    }

    // MARK: - Listing

    private static func show(_ list: TrustList, _ invocation: Invocation) throws(CommandError) {
        var table = Table(
            of: "trusted-repository",
            [
                Column("repository", title: "REPOSITORY"), Column("state", title: "STATE"),
                Column("sha256", title: "SHA256", .prose),
            ]
        )
        for file in list.files {
            table.append([.text(file.repository), .text(try state(of: file, list, invocation)), .text(file.digest)])
        }
        guard invocation.format == .table, list.files.isEmpty else {
            return try invocation.console.show(table, as: invocation.format)
        }
        try invocation.console.line("No repository is trusted.")
    }

    private static func state(
        of file: TrustedFile,
        _ list: TrustList,
        _ invocation: Invocation
    ) throws(CommandError) -> String {
        let path = SettingsPlaces.repositoryFile(file.repository)
        let content = try invocation.withSettings { () throws(SettingsError) in
            try SafeFile.read(path, .anybodys, on: invocation.disk)
        }
        return content.map { list.trust(in: file.repository, content: $0).rawValue } ?? "missing"
    }

    // MARK: - Revoking

    private static func revoke(_ folder: String, _ home: String, _ invocation: Invocation) throws(CommandError) {
        // A folder that is gone still has its name in the list.
        var names = [FilePath.resolved(folder)]
        names.append(try repository(around: folder, invocation))
        for name in names {
            let isRemoved = try invocation.withSettings { () throws(SettingsError) in
                try TrustList.remove(name, home: home, on: invocation.disk)
            }
            if isRemoved { return try invocation.console.line("\(SafeText.of(name)) is trusted no more.") }
        }
        let known = try trusted(home, invocation).files.map(\.repository)
        throw .notFound(kind: "trusted repository", text: names[0], similar: known)
    }

    private static func repository(around folder: String, _ invocation: Invocation) throws(CommandError) -> String {
        try invocation.withSettings { () throws(SettingsError) in
            try SettingsPlaces.repository(around: folder, on: invocation.disk)
        }
    }

    // MARK: - Trusting

    private static func trust(_ folder: String, _ home: String, _ invocation: Invocation) throws(CommandError) {
        let repository = try repository(around: folder, invocation)
        let path = SettingsPlaces.repositoryFile(repository)
        guard FilePath.resolved(path) != FilePath.resolved(SettingsPlaces.userFile(home: home)) else {
            throw .refused("\(path) holds your own settings, which always count", hint: nil)
        }
        let content = try invocation.withSettings { () throws(SettingsError) in
            try SafeFile.read(path, .anybodys, on: invocation.disk)
        }
        guard let content else { throw .notFound(kind: "file", text: path, similar: []) }
        let text = SettingsText(content, path: path, authority: .repository)
        guard text.problems.isEmpty else { throw .settings(.invalid(text.problems)) }
        let state = try trusted(home, invocation).trust(in: repository, content: content)
        guard state != .trusted else {
            return try invocation.console.line("\(SafeText.of(path)) is trusted already.")
        }
        let preview = try TrustPreview(path, content, state, invocation)
        try preview.show(changesOf: text)
        try confirm(invocation)
        try invocation.withSettings { () throws(SettingsError) in
            try TrustList.add(repository, content: content, home: home, on: invocation.disk)
        }
        try invocation.console.line("\(SafeText.of(path)) is trusted as it stands.")
    }

    private static func confirm(_ invocation: Invocation) throws(CommandError) {
        guard !invocation[yes] else { return }
        guard Question.canBeAsked(on: invocation.console) else {
            throw .refused("nobody is there to be asked", hint: "when you have looked at it: roost trust --yes")
        }
        guard try Question.isAffirmed("Trust these settings?", on: invocation.console) else {
            throw .refused("it is not trusted", hint: nil)
        }
    }
}
