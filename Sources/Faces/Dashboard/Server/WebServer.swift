import Control
import Domain
import JSON
import Journal
import Platform
import Settings

/// The server of one home, until it is told to end.
final class WebServer {
    private let options: WebOptions
    private let sources: WebSources
    private let loop: EventLoop
    private let right: FileDescriptor
    private let server: HTTPServer
    private let front: FrontDesk
    private let hub: LiveHub
    private let log: AccessLog
    private var index: AloneIndex?
    private var webhooks: WebhookListener?
    private var isEnding = false
    private let entry: WebEntrance
    private var access: Access

    /// How long one that is being replaced may take to go.
    private static let patience = Duration.seconds(2)
    private static let pause = Duration.milliseconds(50)

    init(
        _ options: WebOptions,
        _ listening: WebListening,
        _ sources: WebSources,
        on loop: EventLoop,
        say: @escaping (String) -> Void
    ) throws(DashboardError) {
        self.options = options
        self.sources = sources
        self.loop = loop
        let (folder, disk) = (sources.folder, sources.disk)
        try onControl { () throws(ControlError) in try folder.secure(on: disk) }
        right = try Self.takeRight(sources, loop)
        // What one that was killed has left would be taken for ours.
        try onControl { () throws(ControlError) in try WebServing.remove(in: folder, on: disk) }
        let kept = try onControl { () throws(ControlError) in try folder.keptPort(on: disk) }
        let listener = try listening.listen(kept: kept)
        let (port, address) = (listener.port, listener.address)
        let entry = try onControl { () throws(ControlError) in
            try WebEntrance(folder, port: port, on: disk, clock: sources.clock)
        }
        self.entry = entry
        access = entry.access
        let asker = CommandAsker(
            program: sources.program,
            environment: sources.environment,
            loop: loop,
            processes: sources.processes
        )
        hub = LiveHub(sources, isReadOnly: options.isReadOnly, asker: asker, on: loop)
        let desk = WebDesk(sources, entry, hub: hub, asker: asker, on: loop)
        log = AccessLog(folder.accessLog, on: disk, clock: sources.clock, loop: loop)
        let rules = GateRules(
            port: port,
            names: listening.names + [address.isIPv6 ? "[\(address)]" : "\(address)"],
            isSecure: listening.tls != nil,
            isReadOnly: options.isReadOnly
        )
        let front = FrontDesk(rules, entry, desk, WebAssets(), log)
        self.front = front
        server = try HTTPServer(listening: listener, on: loop, tls: listening.tls, complained: say) { front.take($0) }
        server.turnBegins = { entry.turnBegins() }
        if let terms = listening.webhooks {
            webhooks = try WebhookListener(
                terms,
                tls: listening.tls,
                log,
                on: loop,
                complained: say,
                look: { [hub] done in hub.lookForNews(done) }
            )
        }
        hub.begin()
        loop.after(Self.tokenPause, repeats: true) { [unowned self] in lookAtToken() }
        if options.isAlone { index = AloneIndex(sources, loop) }
        try tell(listening, kept: kept, address, port)
    }

    private static let tokenPause = Duration.seconds(1)

    /// A stream is let in once, and goes on for ever: not longer than what let it in is good.
    private func lookAtToken() {
        let now = entry.access
        guard now != access else { return }
        access = now
        hub.cutAll()
    }

    /// Whoever served before us may just be going.
    private static func takeRight(_ sources: WebSources, _ loop: EventLoop) throws(DashboardError) -> FileDescriptor {
        let end = sources.clock.now().monotonic.advanced(by: patience)
        while true {
            let right = try onControl { () throws(ControlError) in try sources.folder.takeRight(on: sources.disk) }
            if let right { return right }
            guard sources.clock.now().monotonic < end else { throw .servedAlready(sources.record.home.root) }
            try onPlatform { () throws(PlatformError) in try loop.turn(upTo: pause) }
        }
    }

    /// From here on others find it.
    private func tell(
        _ listening: WebListening,
        kept: UInt16?,
        _ address: NetworkAddress,
        _ port: UInt16
    ) throws(DashboardError) {
        let identity = try onPlatform { () throws(PlatformError) in
            try sources.processes.identity(of: ProcessIdentity.ownPID)
        }
        guard let identity else { throw .unable(said: "this process does not find itself") }
        let serving = WebServing(
            process: identity,
            address: "\(address)",
            port: port,
            isSecure: listening.tls != nil,
            isReadOnly: options.isReadOnly,
            startedBy: options.isAlone ? .person : .daemon,
            version: ProgramVersion.current,
            startedAt: sources.clock.now().wall
        )
        try onControl { () throws(ControlError) in
            if kept != port, listening.port == nil { try sources.folder.keep(port: port, on: sources.disk) }
            try serving.write(in: sources.folder, on: sources.disk)
        }
    }

    /// Turns until a signal ends it.
    func run(stoppedBy signals: [Signal]) throws(PlatformError) {
        try loop.watch(signals) { [unowned self] _ in isEnding = true }
        try loop.run(until: { isEnding })
        end()
    }

    private func end() {
        server.stopListening()
        Deliberate.ignore(because: "whoever looks sees by the lock that nobody serves") { () throws(ControlError) in
            try WebServing.remove(in: sources.folder, on: sources.disk)
        }
        webhooks?.stop()
        hub.end()
        index?.stop()
        log.flush()
        server.stop()
    }
}

func onControl<Value: ~Copyable>(_ body: () throws(ControlError) -> Value) throws(DashboardError) -> Value {
    do { return try body() } catch { throw .control(error) }
}

func onPlatform<Value: ~Copyable>(_ body: () throws(PlatformError) -> Value) throws(DashboardError) -> Value {
    do { return try body() } catch { throw .platform(error) }
}
