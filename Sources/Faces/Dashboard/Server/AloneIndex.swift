import Domain
import Journal
import Platform
import Runs

/// `roost-index` as our child, where there is no daemon whose child it is: begun, and begun again when it has ended, as
/// when the home was another's to index for a while.
final class AloneIndex {
    private static let program = "roost-index"
    private static let pause = Duration.seconds(5)

    private let sources: WebSources
    private let loop: EventLoop
    private var child: ChildProcess?
    private var timer: TimerID?

    init(_ sources: WebSources, _ loop: EventLoop) {
        self.sources = sources
        self.loop = loop
        look()
        timer = loop.after(Self.pause, repeats: true) { [unowned self] in look() }
    }

    /// Asks it to end; it goes with us all the same.
    func stop() {
        if let timer { loop.cancel(timer) }
        guard let child = child.take() else { return }
        Deliberate.ignore(because: "one that cannot be asked ends when we do") { () throws(PlatformError) in
            try child.signal(.terminate)
        }
    }

    private func look() {
        if var running = child.take() {
            let exit = Deliberate.ignore(because: "what was reaped by somebody else has ended") {
                () throws(PlatformError) in try running.wait(upTo: .zero)
            }
            if let exit, exit == nil {
                child = consume running
                return
            }
        }
        Deliberate.ignore(because: "it is tried again, and every question says how far the index is behind") {
            () throws(DashboardError) in try begin()
        }
    }

    private func begin() throws(DashboardError) {
        let program: String
        do throws(RunsError) { program = try OwnProgram.path(Self.program, on: sources.disk) } catch {
            throw .unable(said: "\(error)")
        }
        var request = SpawnRequest(program, ["--with-parent", "\(ProcessIdentity.ownPID)", sources.record.home.root])
        request.environment = sources.environment.entries
        request.isSessionLeader = true
        do throws(PlatformError) { child = try sources.processes.spawn(request) } catch { throw .platform(error) }
    }
}
