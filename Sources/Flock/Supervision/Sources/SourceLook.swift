import Domain
import Journal
import Platform
import Settings

/// One source with what it remembers of the look before. A look calls others and reads files, and so belongs on a
/// thread of its own.
struct SourceLook: Sendable {
    private enum Eye: Sendable {
        case github(GitHubLook)
        case folder(FolderLook)
        case beads(BeadsLook)
        case command(CommandLook)
    }

    let setup: SourceSetup
    private let place: DispatchPlace
    private var eye: Eye?
    private var repository: String?

    init(_ setup: SourceSetup, _ place: DispatchPlace) {
        self.setup = setup
        self.place = place
    }

    /// - Parameter open: the tasks of sources of this kind that are not over.
    mutating func findings(awaited open: [TaskID], isTrial: Bool = false) throws(SourceTrouble) -> SourceFindings {
        let now = place.clock.now().wall
        if let checkout = setup.checkout, repository == nil { repository = try repository(at: checkout) }
        var findings: SourceFindings
        switch try opened() {
        case .github(var look):
            findings = try look.findings(awaited: open, at: now)
            eye = .github(look)
        case .folder(var look):
            findings = try look.findings(at: now, isTrial: isTrial)
            eye = .folder(look)
        case .beads(var look):
            findings = try look.findings()
            eye = .beads(look)
        case .command(let look): findings = try look.findings()
        }
        findings.repository = repository
        return findings
    }

    private mutating func opened() throws(SourceTrouble) -> Eye {
        if let eye { return eye }
        let made: Eye =
            switch setup.kind {
            case .github: .github(try github())
            case .folder: .folder(FolderLook(setup, on: place.disk))
            case .beads: .beads(BeadsLook(setup, on: place.disk))
            case .command: .command(CommandLook(setup: setup, environment: place.environment, home: place.home.root))
            }
        eye = made
        return made
    }

    private func github() throws(SourceTrouble) -> GitHubLook {
        let names = try GitHubNames.of(setup.repository, home: place.home.root, on: place.disk)
        let token = GitHubToken(forAPI: setup.api, in: place.environment)
        return GitHubLook(setup, names: names, pages: GitHubPages(setup, token: token, clock: place.clock))
    }

    private func repository(at checkout: String) throws(SourceTrouble) -> String {
        do throws(SupervisionError) { return try place.worktrees().repository(at: checkout) } catch {
            throw SourceTrouble("sources.\(setup.name).checkout: \(error)", hint: error.hint, isPassing: false)
        }
    }
}
