import Domain
import JSON
import Journal
import Platform
import Queries
import Settings

/// `roost version`: which roost this is, and which run directories it writes.
package enum VersionCommand {
    package static let version = ProgramVersion.current

    package static let command = Command(
        "version",
        section: .setup,
        summary: "Say which roost this is",
        details: [
            "For programs it says also from which commit it was built and how, and which libraries it works with."
        ],
        examples: [
            Example("roost version", "for people"),
            Example("roost version --json", "with its commit and its libraries"),
        ],
        formats: OutputFormat.allCases,
        run: run
    )

    package static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        guard invocation.format != .table else {
            try invocation.console.line("roost \(version) (run directories \(Layout.run))")
            return .ok
        }
        try facts.show(on: invocation.console, as: invocation.format)
        return .ok
    }

    private static var facts: FactList {
        var facts = FactList(of: "version")
        facts.add("version", "", .text(version))
        facts.add("layout", "", .text(Layout.run))
        facts.add("commit", "", .text(ProgramBuild.commit))
        facts.add("build", "", .text(ProgramBuild.configuration))
        facts.add("swift", "", .text(ProgramBuild.swiftVersion))
        facts.add("libraries", "", .json(.object(libraries)))
        return facts
    }

    /// Each says itself which it is.
    private static var libraries: JSONObject {
        let own = [("tomlplusplus", TomlLibrary.version), ("glibc", ProgramBuild.glibcVersion)]
        return JSONObject((RecordLibraries.versions + own).map { ($0.0, JSONValue.string($0.1)) })
    }
}
