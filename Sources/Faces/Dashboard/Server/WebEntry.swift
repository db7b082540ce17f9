import Control
import Domain
import Glibc
import Journal
import Platform
import Runs
import Settings

/// Where the command line of `roost-web` comes in.
package enum WebEntry {
    private static let stopping: [Signal] = [.terminate, .interrupt]

    package static func open() -> Int32 {
        signal(SIGPIPE, SIG_IGN)
        Signal.block(stopping)
        DescriptorLimit.raise()
        return open(ProgramArguments.own, .current())
    }

    static func open(_ words: [String], _ environment: Environment) -> Int32 {
        guard let options = WebOptions(words.dropFirst()) else {
            say(WebOptions.usage)
            return 2
        }
        if let parent = options.parent, !goes(with: parent) { return 1 }
        let personal = environment["HOME"].map { "\($0)/.roost" }
        guard let home = options.home ?? environment["ROOST_HOME"] ?? personal else {
            say("roost-web: it is not known which folder holds everything: HOME is not set")
            return 2
        }
        do throws(DashboardError) {
            try serve(FilePath.resolvedAhead(home), options, environment)
            return 0
        } catch {
            say("roost-web: \(error)" + (error.hint.map { "\n  \($0)" } ?? ""))
            return 1
        }
    }

    private static func goes(with parent: Int32) -> Bool {
        let isThere = Deliberate.ignore(because: "a system that cannot do that leaves it to the parent to end us") {
            () throws(PlatformError) in try Confinement.endWithParent(parent)
        }
        return isThere ?? true
    }

    private static func serve(
        _ home: String,
        _ options: WebOptions,
        _ environment: Environment
    ) throws(DashboardError) {
        let disk = SystemDisk()
        let clock = SystemClock()
        let settings: Settings
        do { settings = try Settings.load(home: home, repository: nil, environment: environment, on: disk) } catch {
            throw .settings(error)
        }
        let listening = try WebListening(settings, port: options.port, on: disk)
        let sources = try sources(home, settings, environment, disk, clock)
        let loop = try onPlatform { () throws(PlatformError) in try EventLoop(clock: clock) }
        let server = try WebServer(options, listening, sources, on: loop) { say("roost-web: \($0)") }
        try onPlatform { () throws(PlatformError) in try server.run(stoppedBy: stopping) }
    }

    private static func sources(
        _ home: String,
        _ settings: Settings,
        _ environment: Environment,
        _ disk: SystemDisk,
        _ clock: SystemClock
    ) throws(DashboardError) -> WebSources {
        let processes = SystemProcesses()
        let uid = getuid()
        let identity = try onPlatform { () throws(PlatformError) in
            try processes.identity(of: ProcessIdentity.ownPID)
        }
        guard let identity else { throw .unable(said: "this process does not find itself") }
        let program: String
        do throws(RunsError) { program = try OwnProgram.path("roost", on: disk) } catch {
            throw .unable(said: "\(error)")
        }
        let address = try onControl { () throws(ControlError) in
            try ControlAddress(ofHome: home, uid: uid, environment: environment)
        }
        // What it asks is asked of this home, in times of this machine, and never with colours or a pager.
        var values = environment.values
        values["ROOST_HOME"] = home
        return WebSources(
            record: RecordPaths(
                home: HomePaths(root: home),
                index: settings[Setting.mainDatabase],
                conversations: settings[Setting.conversationsDatabase]
            ),
            folder: WebFolder(ofHome: home),
            program: program,
            environment: Environment(values),
            socket: address.path,
            client: Hello.Client(.known(.web), identity: identity),
            uid: uid,
            disk: disk,
            clock: clock,
            processes: processes
        )
    }

    private static func say(_ line: String) {
        Deliberate.ignore(because: "where nobody listens there is nobody to tell") { () throws(PlatformError) in
            let error = try FileDescriptor.standardError()
            try SystemDisk().writeAll(Array("\(line)\n".utf8), to: error)
        }
    }
}
