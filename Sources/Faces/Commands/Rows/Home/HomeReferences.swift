import Domain
import Journal
import Platform
import Runs

/// What outside of a home knows of it, or was set up by us.
struct HomeReferences {
    private static let settingsBytesMax = 1 << 20

    private let home: String
    private let invocation: Invocation

    init(of home: String, _ invocation: Invocation) {
        self.home = home
        self.invocation = invocation
    }

    /// The unit of systemd that starts its daemon, as far as one of ours is installed.
    func unit() throws(CommandError) -> UnitFile? {
        let disk = invocation.disk
        let program = try withRuns { () throws(RunsError) in try OwnProgram.path(DaemonStart.program, on: disk) }
        let unit = UnitFile(home: home, program: program, environment: invocation.environment)
        guard let text = try invocation.installedText(of: unit), text.hasPrefix(UnitFile.mark) else { return nil }
        return unit
    }

    /// The files of Claude's settings that call us, of the person and of the repository that we are in.
    func hooks() -> [String] {
        [false, true].compactMap { isUsers in
            Deliberate.ignore(because: "settings that cannot be read have no hooks of ours") {
                () throws(CommandError) -> String? in
                let file = try ClaudeSettingsFile(isUsers: isUsers, invocation)
                let bytes = try file.read() ?? []
                let hooks = Deliberate.ignore(because: "what is no JSON has no hooks of ours") {
                    () throws(ClaudeHooks.Fault) in try ClaudeHooks(bytes)
                }
                return hooks.map { !$0.present.isEmpty } == true ? file.path : nil
            } ?? nil
        }
    }

    /// The lines of its settings that name a place in it, by number.
    func settingLines(in folder: String) -> [Int] {
        let bytes = Deliberate.ignore(because: "settings that cannot be read are told of by whoever needs them") {
            () throws(PlatformError) in
            try invocation.disk.readAll(HomePaths(root: folder).configuration, bytesMax: Self.settingsBytesMax)
        }
        let lines = String(decoding: bytes ?? [], as: UTF8.self).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        return lines.enumerated().filter { $0.element.contains("\(home)/") || $0.element.contains("\(home)\"") }
            .map { $0.offset + 1 }
    }

    /// A link that leads to it: the place where it is looked for when nobody says where.
    func link() -> String? {
        guard let usual = HomeOrigin.standard(invocation.environment) else { return nil }
        let target = Deliberate.ignore(because: "what is no link leads nowhere") { () throws(PlatformError) in
            try invocation.disk.status(of: usual)?.kind == .symbolicLink ? try invocation.disk.readLink(usual) : nil
        }
        guard let target = target ?? nil else { return nil }
        let path = target.hasPrefix("/") ? target : "\(FilePath.folder(of: usual))/\(target)"
        return FilePath.resolvedAhead(path) == home ? usual : nil
    }
}
