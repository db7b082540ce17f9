import Control
import Domain
import Glibc
import Journal
import Platform
import Runs

/// Serves browsers without a daemon, from here: `roost-web` as a child, which ends when we do, however that is.
final class WebForeground {
    static let program = "roost-web"
    private static let signals: [Signal] = [.interrupt, .terminate, .hangUp]
    /// What it may take to begin, and to end when it is asked to.
    private static let beginPatience = Duration.seconds(15)
    private static let endPatience = Duration.seconds(5)
    private static let lookInterval = Duration.milliseconds(50)

    private let invocation: Invocation
    private let folder: WebFolder
    private let loop: EventLoop
    private var server: ChildProcess
    private var signal: Signal?
    private var hasEnded = false

    /// Until somebody ends it. Without a daemon there is nobody to act, so pages only show.
    static func run(
        _ wish: WebWish,
        _ home: HomePaths,
        _ shown: WebShown,
        _ invocation: Invocation
    ) throws(CommandError) -> ExitCode {
        let disk = invocation.disk
        let path = try withRuns { () throws(RunsError) in try OwnProgram.path(program, on: disk) }
        guard ProgramSearch.look(at: path) == .program else {
            throw .failed("\(path) is not there", hint: "install roost again: make install")
        }
        let words = WebWish(port: wish.port, isReadOnly: true).words
        let arguments = ["--with-parent", "\(ProcessIdentity.ownPID)", "--alone"] + words + [home.root]
        let foreground: WebForeground
        do throws(PlatformError) { foreground = try WebForeground(path, arguments, shown.folder, invocation) } catch {
            throw .platform(error)
        }
        do throws(CommandError) {
            guard let serving = try foreground.begun() else { return try foreground.end() }
            _ = try shown.show(serving, isOurs: true)
            try foreground.turn { $0.isOver }
        } catch {
            _ = try foreground.end()
            throw error
        }
        return try foreground.end()
    }

    private init(
        _ program: String,
        _ arguments: [String],
        _ folder: WebFolder,
        _ invocation: Invocation
    ) throws(PlatformError) {
        self.invocation = invocation
        self.folder = folder
        Signal.block(Self.signals)
        loop = try EventLoop(clock: invocation.clock)
        var request = SpawnRequest(program, arguments, environment: invocation.environment.entries)
        request.error = .descriptor(STDERR_FILENO)
        // Ctrl-C is for us, who then ask it to end.
        request.isSessionLeader = true
        server = try SystemProcesses().spawn(request)
        try loop.watch(Self.signals) { [unowned self] in signal = $0 }
        try loop.watch(server.pidfd.number) { [unowned self] _ in
            hasEnded = true
            loop.forget(server.pidfd.number)
        }
    }

    private var isOver: Bool { hasEnded || signal != nil }

    /// Nil where it is over before that.
    private func begun() throws(CommandError) -> WebServing? {
        let deadline = invocation.clock.now().monotonic.advanced(by: Self.beginPatience)
        let disk = invocation.disk
        while !isOver {
            let serving = try withDaemon { () throws(ControlError) in try WebServing.alive(in: folder, on: disk) }
            if let serving, serving.process.pid == server.pid { return serving }
            guard invocation.clock.now().monotonic < deadline else {
                throw .timedOut("roost-web has begun, and serves no page yet", hint: nil)
            }
            do throws(PlatformError) { try loop.turn(upTo: Self.lookInterval) } catch { throw .platform(error) }
        }
        return nil
    }

    private func turn(until isDone: (WebForeground) -> Bool) throws(CommandError) {
        do throws(PlatformError) { try loop.run { isDone(self) } } catch { throw .platform(error) }
    }

    /// Ends it where it goes on, and says how that was.
    private func end() throws(CommandError) -> ExitCode {
        do throws(PlatformError) {
            if !hasEnded {
                try server.signal(.terminate)
                let timer = loop.after(Self.endPatience) { [unowned self] in
                    Deliberate.ignore(because: "one that is gone by now is what is wanted") {
                        () throws(PlatformError) in try server.signal(.kill)
                    }
                }
                try loop.run { hasEnded }
                loop.cancel(timer)
            }
            let exit = try server.wait()
            if let signal { return Self.code(of: signal) }
            guard exit?.status != .exited(code: 0) else { return .ok }
        } catch { throw .platform(error) }
        throw .failed("the web server has ended", hint: "what it said stands above")
    }

    private static func code(of signal: Signal) -> ExitCode {
        switch signal {
        case .interrupt: .interrupted
        case .hangUp: .hungUp
        default: .terminated
        }
    }
}
