package import Domain
import Outbound
package import Settings

/// A source as the user has set it up.
package struct SourceSetup: Hashable, Sendable {
    package static let githubAPI = "https://api.github.com"
    private static let table = "sources"

    package let name: String
    package let kind: SourceKind
    package var repository = ""
    package var labels: [String] = []
    /// In lower case: GitHub does not tell cases apart in names.
    package var authors: Set<String> = []
    package var interval = Setting.sourceInterval.standard
    package var checkout: String?
    package var agent: String?
    package var steps: [TaskStep]?
    package var isHeld = false
    package var api = githubAPI
    package var path = ""
    package var command: [String] = []
    package var timeout = Setting.sourceTimeout.standard

    package init(_ name: String, _ kind: SourceKind) {
        self.name = name
        self.kind = kind
    }

    /// What is set up, and why the rest is not.
    package static func all(in settings: Settings) -> (setups: [SourceSetup], problems: [SourceTrouble]) {
        var setups: [SourceSetup] = []
        var problems: [SourceTrouble] = []
        for name in settings.names(in: table) {
            do throws(SourceTrouble) { setups.append(try SourceSetup(name, in: settings)) } catch {
                problems.append(error)
            }
        }
        return (setups, problems)
    }

    private init(_ name: String, in settings: Settings) throws(SourceTrouble) {
        guard let kind = settings[Setting.sourceKind, name] ?? SourceKind(rawValue: name) else {
            throw Self.lacking("kind", name)
        }
        self.init(name, kind)
        labels = settings[Setting.sourceLabels, name]
        authors = Set(settings[Setting.sourceAuthors, name].map { $0.lowercased() })
        interval = settings[Setting.sourceInterval, name]
        checkout = settings[Setting.sourceCheckout, name]
        agent = settings[Setting.sourceAgent, name]
        let steps = settings[Setting.sourceSteps, name].compactMap(TaskStep.init(rawValue:))
        self.steps = steps.isEmpty ? nil : steps
        isHeld = settings[Setting.sourceHold, name]
        timeout = settings[Setting.sourceTimeout, name]
        switch kind {
        case .github: try takeGitHub(settings)
        case .folder:
            guard let path = settings[Setting.sourcePath, name] else { throw Self.lacking("path", name) }
            self.path = path
        case .beads:
            guard let path = settings[Setting.sourcePath, name] ?? checkout else { throw Self.lacking("path", name) }
            self.path = path
        case .command:
            guard let command = settings[Setting.sourceCommand, name] else { throw Self.lacking("command", name) }
            self.command = command
        }
    }

    private mutating func takeGitHub(_ settings: Settings) throws(SourceTrouble) {
        guard let repository = settings[Setting.sourceRepository, name] else { throw Self.lacking("repository", name) }
        let parts = repository.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy(Self.isOfRepository) else {
            throw SourceTrouble("sources.\(name).repository is not OWNER/NAME: \(repository)", isPassing: false)
        }
        self.repository = repository
        if var api = settings[Setting.sourceAPI, name] {
            while api.hasSuffix("/") { api.removeLast() }
            self.api = api
        }
        do throws(OutboundError) {
            let address = try WebAddress(api)
            guard address.isEncrypted || address.isLoopback else { throw .badURL(.plain) }
        } catch {
            throw SourceTrouble("sources.\(name).api_url: \(error)", hint: error.hint, isPassing: false)
        }
    }

    /// As GitHub has names of owners and repositories; what else stood there would lead elsewhere.
    private static func isOfRepository(_ text: Substring) -> Bool {
        let isName = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                true
            default: false
            }
        }
        return isName && !text.isEmpty && text != "." && text != ".."
    }

    private static func lacking(_ setting: String, _ name: String) -> SourceTrouble {
        SourceTrouble(
            "the source \(name) lacks sources.\(name).\(setting)",
            hint: "set it, or take the table [sources.\(name)] out",
            isPassing: false
        )
    }
}
