import Domain
import Git
import Journal
import Platform
import Queries
import Runs

/// What Roost has put outside of its home, and what stays where it is.
struct UninstallPlan {
    /// One thing that stays, and how a person removes it.
    struct Left: Hashable {
        let what: String
        let path: String
        let remedy: String
    }

    let home: HomePaths
    let isThere: Bool
    let unit: UnitFile?
    let hooks: [ClaudeSettingsFile]
    let format: String?
    let repositories: [HomeRepository]
    let git: GitProgram?
    private let invocation: Invocation

    init(_ invocation: Invocation) throws(CommandError) {
        self.invocation = invocation
        let home = HomePaths(root: try invocation.home())
        self.home = home
        do throws(PlatformError) { isThere = try invocation.disk.exists(home.root) } catch { throw .platform(error) }
        unit = try HomeReferences(of: home.root, invocation).unit()
        git = Deliberate.ignore(because: "without git its repositories are named, and not looked into") {
            () throws(GitError) in try GitProgram(in: invocation.environment)
        }
        repositories = HomeRepository.all(of: home, on: SystemDisk())
        hooks = Self.hooks(repositories, invocation)
        format = try Self.format(invocation)
    }

    private static func hooks(_ repositories: [HomeRepository], _ invocation: Invocation) -> [ClaudeSettingsFile] {
        let usual = [true, false].compactMap { isUsers in
            Deliberate.ignore(because: "outside of a repository there is none of it") { () throws(CommandError) in
                try ClaudeSettingsFile(isUsers: isUsers, invocation)
            }
        }
        let files = usual + repositories.map { ClaudeSettingsFile(ofRepository: $0.path, invocation) }
        var seen: Set<String> = []
        return files.filter { file in
            guard seen.insert(FilePath.resolved(file.path)).inserted else { return false }
            let bytes = Deliberate.ignore(because: "settings that cannot be read are left as they are") {
                () throws(CommandError) in try file.read()
            }
            let present = Deliberate.ignore(because: "settings that are no JSON are left as they are") {
                () throws(ClaudeHooks.Fault) in try ClaudeHooks((bytes ?? []) ?? []).present
            }
            return present?.isEmpty == false
        }
    }

    private static func format(_ invocation: Invocation) throws(CommandError) -> String? {
        guard let path = try LnavInstallCommand.path(invocation) else { return nil }
        let isThere = Deliberate.ignore(because: "what cannot be looked at is left as it is") {
            () throws(PlatformError) in try invocation.disk.exists(path)
        }
        return isThere == true ? path : nil
    }

    /// The worktrees whose work would go with the home.
    var unsaved: [String] { repositories.flatMap { $0.unsaved(git) } }

    // MARK: - What stays

    /// - Parameter isHomeGoing: whether the home itself is removed, with the worktrees in it.
    func left(isHomeGoing: Bool) throws(CommandError) -> [Left] {
        var left: [Left] = []
        if isThere, !isHomeGoing {
            let space = HomeSpace(try invocation.recordPaths(), on: invocation.disk)
                .report(archivableBefore: invocation.clock.now().wall)
            let size = ByteCount(bytes: space.total.bytes)
            left.append(
                Left(
                    what: "the home: \(space.runs) \(space.runs == 1 ? "run" : "runs"), \(size)",
                    path: home.root,
                    remedy: "roost uninstall --purge"
                )
            )
        }
        if isHomeGoing, let link = HomeReferences(of: home.root, invocation).link() {
            left.append(Left(what: "a link to the home", path: link, remedy: "rm \(CommandText.of([link]))"))
        }
        left += try elsewhere()
        for repository in repositories { left += traces(in: repository, isHomeGoing: isHomeGoing) }
        return left + programs()
    }

    /// What the settings have put on other disks.
    private func elsewhere() throws(CommandError) -> [Left] {
        let paths = try invocation.recordPaths()
        return [paths.index, paths.conversations].filter { !$0.hasPrefix(home.root + "/") }.map { path in
            Left(what: "a database", path: path, remedy: "rm \(CommandText.of([path]))")
        }
    }

    private func traces(in repository: HomeRepository, isHomeGoing: Bool) -> [Left] {
        var left: [Left] = []
        let folder = CommandText.of([repository.path])
        if !isHomeGoing {
            left += repository.worktrees.map { path in
                let words = CommandText.of([path])
                return Left(
                    what: "a worktree",
                    path: path,
                    remedy: "git -C \(folder) worktree unlock \(words); git -C \(folder) worktree remove \(words)"
                )
            }
        }
        guard let git, let refs = repository.refs(git) else { return left }
        let remedy = { (pattern: String) in
            "git -C \(folder) for-each-ref --format='delete %(refname)' \(pattern) "
                + "| git -C \(folder) update-ref --stdin"
        }
        if refs.branches > 0 {
            left.append(
                Left(what: "\(refs.branches) branches", path: repository.path, remedy: remedy("refs/heads/roost"))
            )
        }
        if refs.kept > 0 {
            left.append(
                Left(
                    what: "\(refs.kept) checkpoints and rescued work",
                    path: repository.path,
                    remedy: remedy("refs/roost")
                )
            )
        }
        return left
    }

    /// They came by "make install" or a package, and go as they came.
    private func programs() -> [Left] {
        let own = Deliberate.ignore(because: "without /proc it is not known where we are") { () throws(RunsError) in
            try OwnProgram.path("roost", on: invocation.disk)
        }
        guard let own else { return [] }
        let folder = FilePath.folder(of: own)
        let share = "\(FilePath.folder(of: folder))/share"
        let shells = [
            "bash-completion/completions/roost", "zsh/site-functions/_roost", "fish/vendor_completions.d/roost.fish",
        ].map { "\(share)/\($0)" }.filter { path in
            Deliberate.ignore(because: "what cannot be looked at is not named") { () throws(PlatformError) in
                try invocation.disk.exists(path)
            } ?? false
        }
        let names = ["roost", "roostd", "roost-shim", "roost-index", "roost-web", "roost-demo-agent"]
            .map { "\(folder)/\($0)" }
        let remedy = folder == "/usr/bin" ? "apt remove roost" : "rm -f \(CommandText.of(names))"
        return [Left(what: "the programs", path: folder, remedy: remedy)]
            + shells.map { Left(what: "a completion", path: $0, remedy: "rm \(CommandText.of([$0]))") }
    }
}
