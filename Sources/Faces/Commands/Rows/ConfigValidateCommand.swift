import Platform
import Settings

/// `roost config validate`: all that is wrong in a file of settings.
package enum ConfigValidateCommand {
    private static let file = Argument(
        "FILE",
        .path,
        count: .optional,
        "The file to look at, in place of yours and that of the repository here"
    )

    package static let command = Command(
        "config",
        "validate",
        section: .setup,
        summary: "Say what is wrong in the settings",
        details: [
            "Every problem is told with its file, line and column and with what was likely meant. A file that is "
                + "named .roost/config.toml is read as a repository's, which may not set everything."
        ],
        examples: [
            Example("roost config validate", "your file, and that of the repository here"),
            Example("roost config validate new.toml", "a file before it is put in place"),
        ],
        arguments: [file],
        formats: OutputFormat.allCases,
        exitCodes: [.notFound, .finding, .notPermitted],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let home = try invocation.home()
        let userFile = SettingsPlaces.userFile(home: home)
        var report = SettingsReport(for: invocation.console, as: invocation.format)
        if let path = invocation[file] {
            guard let text = try text(path, userFile, invocation) else {
                throw .notFound(kind: "file", text: path, similar: [])
            }
            try report.add(text, of: path)
        } else {
            for path in try paths(userFile, invocation) {
                if let text = try text(path, userFile, invocation) { try report.add(text, of: path) }
            }
        }
        try report.finish(orDefaultsOf: userFile)
        return report.problemCount == 0 ? .ok : .finding
    }

    private static func paths(_ userFile: String, _ invocation: Invocation) throws(CommandError) -> [String] {
        let repository = try invocation.withSettings { () throws(SettingsError) in
            try SettingsPlaces.repository(around: ".", on: invocation.disk)
        }
        let own = SettingsPlaces.repositoryFile(repository)
        return FilePath.resolved(own) == FilePath.resolved(userFile) ? [userFile] : [userFile, own]
    }

    private static func text(
        _ path: String,
        _ userFile: String,
        _ invocation: Invocation
    ) throws(CommandError) -> SettingsText? {
        let full = FilePath.resolved(path)
        let isUsers = full == FilePath.resolved(userFile)
        let isRepositorys = !isUsers && SettingsPlaces.isRepositoryFile(full)
        return try invocation.withSettings { () throws(SettingsError) in
            let bytes = try SafeFile.read(path, isUsers ? .ours : .anybodys, on: invocation.disk)
            return bytes.map { SettingsText($0, path: path, authority: isRepositorys ? .repository : .user) }
        }
    }
}
