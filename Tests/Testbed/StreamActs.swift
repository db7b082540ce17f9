import Control
import Domain
import Glibc
import JSON
import Platform
import TestSupport

/// Has the daemon hold a task and let it go again and again, at a rate: each is a few events.
final class StreamActs {
    /// More at once would only wait for each other.
    private static let openMax = 8

    private let loop: EventLoop
    private let task: String
    private var follower: ControlFollower?
    private var open = 0
    private var isHeld = true
    private(set) var refused: Int64 = 0

    init(on task: String, of home: String, rate: Int64, _ loop: EventLoop) throws {
        guard rate > 0 else { throw TestbedError.unfit("\(rate)", wanted: "a rate") }
        guard let own = try SystemProcesses().identity(of: ProcessIdentity.ownPID) else {
            throw TestbedError.missing("this process")
        }
        self.loop = loop
        self.task = task
        let address = try ControlAddress(ofHome: home, uid: geteuid(), environment: .current())
        // Of the topics there is none that this one wants to hear of.
        follower = ControlFollower(
            to: address.path,
            as: Hello.Client(.known(.command), identity: own),
            uid: geteuid(),
            on: loop,
            clock: SystemClock(),
            Subscription(topics: ["nothing"])
        ) { _ in }
        loop.after(.nanoseconds(1_000_000_000 / rate), repeats: true) { [unowned self] in act() }
    }

    private func act() {
        guard let follower, follower.isOpen, open < Self.openMax else { return }
        open += 1
        isHeld.toggle()
        follower.ask(isHeld ? .hold : .release, data: ["task": .string(task)]) { [unowned self] result in
            open -= 1
            if case .success(let answer) = result, answer.isOK { return }
            refused += 1
        }
    }
}
