package import Domain
import Glibc
import Journal
import Platform

/// The panes of a home, through tmux: the one place where panes are made, ended and typed into. Each call waits for
/// tmux, which may take its time.
package struct Tmux: Sendable {
    static let patience = Duration.seconds(5)
    private static let listBytesMax = 4 << 20
    package static let textBytesMax = 64 << 10
    /// What stands in a pane until its options are set: with them it stays when what it runs ends at once.
    private static let placeholder = ["tail", "-f", "/dev/null"]

    package let place: PanePlace

    package init(_ place: PanePlace) { self.place = place }

    // MARK: - Looking

    package func look() -> PaneLook {
        do throws(PaneError) { return try list() } catch { return .failed(error) }
    }

    private func list() throws(PaneError) -> PaneLook {
        try checkVersion()
        let result = try call(["list-panes", "-a", "-F", PaneListing.format], rejectsFailure: false)
        guard result.isSuccess else {
            let said = Self.line(result.said)
            guard Self.saysNoServer(said) else { throw .tmuxFailed(said) }
            return .noServer
        }
        return .listed(PaneListing(result.text, mark: place.mark))
    }

    /// In its own words, of which there are two: its client may fail to connect, or find nobody.
    private static func saysNoServer(_ said: String) -> Bool {
        said.hasPrefix("no server running")
            || (said.hasPrefix("error connecting to")
                && (said.hasSuffix("(No such file or directory)") || said.hasSuffix("(Connection refused)")))
    }

    private func checkVersion() throws(PaneError) {
        let said = Self.line(try run(["-V"]).text)
        guard TmuxVersion.isFit(said) else { throw .tmuxTooOld(said) }
    }

    // MARK: - Starting

    /// Starts it where it is not there; whether there was anything to do.
    ///
    /// - Parameter folder: in which it begins where it is made; one that is there keeps its own.
    package func start(_ plan: PanePlan, in folder: String) throws(PaneError) -> Bool {
        try checkProgram(plan)
        let look = try list()
        if let pane = look.pane(plan.name) {
            guard pane.isEnded else { return false }
            try respawn(pane.id, plan)
            return true
        }
        guard Self.isFolder(folder) else { throw .folderMissing(folder) }
        let id = try make(plan.name, in: folder, look)
        try call(
            ["set-option", "-p", "-t", id, PaneListing.roleOption, plan.name.rawValue, ";"]
                + ["set-option", "-p", "-t", id, PaneListing.homeOption, place.mark, ";"]
                + ["set-option", "-p", "-t", id, "remain-on-exit", "on"]
        )
        try respawn(id, plan)
        return true
    }

    /// What it runs is ended, and begun anew in the same pane; where there is none it is started.
    package func restart(_ plan: PanePlan, in folder: String) throws(PaneError) {
        try checkProgram(plan)
        guard let pane = try list().pane(plan.name) else {
            _ = try start(plan, in: folder)
            return
        }
        try respawn(pane.id, plan)
    }

    private func checkProgram(_ plan: PanePlan) throws(PaneError) {
        let program = plan.command[0]
        guard ProgramSearch.find(program, in: place.environment) != nil else {
            throw .programMissing(program, plan.name)
        }
    }

    /// Answers its id.
    private func make(_ name: PaneName, in folder: String, _ look: PaneLook) throws(PaneError) -> String {
        let made = ["-d", "-P", "-F", "#{pane_id}", "-n", name.rawValue, "-c", folder]
        let window = ["new-window", "-t", "=\(place.session):"] + made + Self.placeholder
        if case .listed(let listing) = look, listing.sessions.contains(place.session) {
            return Self.line(try call(window).text)
        }
        let session = ["new-session", "-s", place.session, "-x", "160", "-y", "48"] + made + Self.placeholder
        let result = try call(session, rejectsFailure: false)
        if result.isSuccess { return Self.line(result.text) }
        // Another has made it in this moment.
        guard result.said.hasPrefix("duplicate session") else { throw .tmuxFailed(Self.line(result.said)) }
        return Self.line(try call(window).text)
    }

    /// The pane, its id and its options stay.
    private func respawn(_ id: String, _ plan: PanePlan) throws(PaneError) {
        let names = place.withheld.flatMap { ["-u", $0] }
        let values = ["ROOST_PANE=\(plan.name.rawValue)", "ROOST_HOME=\(place.home.root)"]
        try call(["respawn-pane", "-k", "-t", id, "--", "env"] + names + values + plan.command)
    }

    // MARK: - Typing

    /// Types the text as it is, and then Enter.
    package func nudge(_ name: PaneName, _ text: String) throws(PaneError) {
        guard text.utf8.count <= Self.textBytesMax else { throw .textTooLong(bytesMax: Self.textBytesMax) }
        guard let pane = try list().pane(name) else { throw .paneMissing(name) }
        guard !pane.isEnded else { throw .paneEnded(name) }
        // tmux takes a word that ends in a semicolon for the end of a command.
        let literal = text.hasSuffix(";") ? text.dropLast() + "\\;" : text
        try call(["send-keys", "-t", pane.id, "-l", "--", String(literal)])
        try call(["send-keys", "-t", pane.id, "Enter"])
    }

    /// The command line by which a terminal shows it.
    package func attaching(_ name: PaneName) throws(PaneError) -> (program: String, arguments: [String]) {
        guard let pane = try list().pane(name) else { throw .paneMissing(name) }
        let verb =
            place.environment["TMUX"] == nil || place.socket != nil
            ? ["attach-session", "-t", pane.session] : ["switch-client", "-t", pane.session]
        let select = ["select-window", "-t", pane.id, ";", "select-pane", "-t", pane.id, ";"]
        return (try program(), socketWords + select + verb)
    }

    // MARK: - Calling

    private var socketWords: [String] { ["-u"] + (place.socket.map { ["-L", $0] } ?? []) }

    private func program() throws(PaneError) -> String {
        guard let program = ProgramSearch.find("tmux", in: place.environment) else { throw .noTmux }
        return program
    }

    @discardableResult
    private func call(_ words: [String], rejectsFailure: Bool = true) throws(PaneError) -> ProgramResult {
        let result = try run(socketWords + words)
        guard result.isSuccess || !rejectsFailure else { throw .tmuxFailed(Self.line(result.said)) }
        return result
    }

    private func run(_ words: [String]) throws(PaneError) -> ProgramResult {
        var call = ProgramCall(try program(), words, environment: place.environment.entries)
        call.rejectsFailure = false
        call.timeout = Self.patience
        call.capturedBytesMax = Self.listBytesMax
        call.workingFolder = "/"
        do throws(PlatformError) { return try call.run() } catch {
            if case .timedOut = error { throw .tmuxSilent(after: Self.patience) }
            throw .platform(error)
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var found = stat()
        return stat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFDIR
    }

    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    }
}
