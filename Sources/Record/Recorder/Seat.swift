import Domain
import Journal
import Platform

/// All that a run holds on to, whoever sits here: the keeper from its start, and each recorder as its copy.
final class Seat {
    /// The agent from its birth on.
    struct Agent: ~Copyable {
        let identity: ProcessIdentity
        let pidfd: FileDescriptor
        /// Ends when the program runs. Nil where the agent was found running.
        let news: FileDescriptor?
        let newsNumber: Int32?

        init(identity: ProcessIdentity, pidfd: consuming FileDescriptor, news: consuming FileDescriptor?) {
            self.identity = identity
            self.pidfd = pidfd
            newsNumber = news.number
            self.news = news
        }
    }

    /// What the agent gets as its standard streams; held until it is born.
    struct AgentStreams: ~Copyable {
        let input: FileDescriptor
        let output: FileDescriptor
        let error: FileDescriptor
    }

    /// How this shim came to the run.
    enum Origin: Hashable, Sendable {
        /// It is to start the agent.
        case begun
        /// It found the agent running, and is not its parent.
        case adopted
        /// It found no agent any more.
        case bereft
    }

    /// How the agent ended, as far as this side knows.
    enum Exit: Hashable, Sendable {
        case unknown
        case known(ExitStatus)
        /// It is over, and how is past finding.
        case lost
    }

    let paths: RunPaths
    private let claim: RunClaim
    let plan: LaunchPlan
    let disk: any Disk
    let clock: any Clock
    let boot: String
    /// The keeper, which the tree hangs on.
    let keeper: ProcessIdentity
    let birth: AgentBirth
    /// Where output goes that is not recorded, where that may be: made before any recorder, so that it outlives each.
    let stdoutSink: CountingSink?
    let stderrSink: CountingSink?
    let stdout: FileDescriptor
    let stderr: FileDescriptor
    var streams: AgentStreams?
    /// The other end of the agent's standard input, where it takes any.
    private var input: FileDescriptor?
    /// Our side of the agent's terminal, where it has one, and the pipe that its bytes go through.
    private let terminal: FileDescriptor?
    private let terminalPipe: FileDescriptor?
    let terminalNumber: Int32?
    private let terminalPipeNumber: Int32?
    var environment: [UInt8]
    var agent: Agent?
    let origin: Origin
    var exit = Exit.unknown
    var orders: [StopOrder] = []
    var group: ControlGroup?
    var isOver = false
    /// The channels whose pipes nobody held any more when the run was taken over.
    let lostPipes: [Channel]
    /// How many recorders there were.
    var generation = 0
    /// Where whoever started us waits for a word.
    var announcement: FileDescriptor?
    /// The opened run, for the first recorder. What reading it leaves behind in memory is there before the two part,
    /// and so there once.
    var writer: RunWriter?

    init(
        _ place: Place,
        pipes: consuming SeatPipes,
        origin: Origin = .begun,
        agent: consuming Agent? = nil,
        lostPipes: [Channel] = [],
        announcement: consuming FileDescriptor? = nil
    ) throws(PlatformError) {
        terminalNumber = pipes.terminalNumber
        terminalPipeNumber = pipes.terminalPipeNumber
        paths = place.paths
        claim = place.claim
        plan = place.plan
        disk = place.disk
        clock = place.clock
        boot = place.boot
        keeper = place.keeper
        environment = place.environment
        self.origin = origin
        self.lostPipes = lostPipes
        birth = try AgentBirth()
        stdoutSink = place.plan.mayDiscard ? try CountingSink(elseIn: place.paths.directory) : nil
        stderrSink = place.plan.mayDiscard ? try CountingSink(elseIn: place.paths.directory) : nil
        stdout = pipes.stdout
        stderr = pipes.stderr
        streams = pipes.streams
        input = pipes.input
        terminal = pipes.terminal
        terminalPipe = pipes.terminalPipe
        self.agent = agent
        self.announcement = announcement
    }

    var isAdopted: Bool { origin == .adopted }

    /// Whether the run directory was removed: nothing can be recorded any more.
    var isRecordGone: Bool { claim.isOnRemoved(paths, disk: disk) }

    func sink(of channel: Channel) -> CountingSink? {
        switch channel {
        case .stdout: stdoutSink
        case .stderr: stderrSink
        }
    }

    /// Says one line to whoever started us, once.
    func announce(_ line: String) {
        guard let announcement = announcement.take() else { return }
        Deliberate.ignore(because: "whoever waited for the word may have gone, and the files tell the same") {
            () throws(PlatformError) in try disk.writeAll(Array("\(line)\n".utf8), to: announcement)
        }
    }

    /// How the agent ended, or nil where it has not; only its parent may ask.
    func lookAtAgent() throws(PlatformError) -> ExitStatus? {
        guard let number = agent?.pidfd.number else { return nil }
        return try EndedChild.look(atPidfd: number)
    }

    /// Lets the system forget the agent, where it was our child.
    func reapAgent() {
        guard let pid = agent?.identity.pid, !isAdopted else { return }
        Deliberate.ignore(because: "another's child is not ours to reap") { () throws(PlatformError) in
            try EndedChild(pid: pid, status: .exited(code: 0)).reap()
        }
    }

    /// How an agent ended that was no child of ours.
    func orphanStatus() -> ExitStatus? {
        guard let identity = agent?.identity, let number = agent?.pidfd.number else { return nil }
        return Pidfd.exitStatus(of: identity, number)
    }

    /// Writes to the agent's standard input, or types on its terminal, as much as there is room for. Nil where it takes
    /// none.
    func type(_ bytes: [UInt8]) throws(PlatformError) -> Int? {
        guard let number = input.number ?? terminalNumber else { return nil }
        return try FileDescriptor.writeWithoutWaiting(bytes, to: number)
    }

    /// Ends the agent's standard input. Answers whether it had one. Keeper and recorder each have an end.
    func closeInput() -> Bool {
        guard input.number != nil else { return false }
        input = nil
        return true
    }

    /// Moves what the agent's terminal shows into the pipe to its file. Nil where there is nothing, or no room.
    func moveFromTerminal() throws(PlatformError) -> Int? {
        guard let terminal = terminalNumber, let pipe = terminalPipeNumber else { return nil }
        return try TerminalFeed.move(from: terminal, to: pipe)
    }

    /// What is known when a shim begins.
    struct Place {
        let paths: RunPaths
        let claim: RunClaim
        let plan: LaunchPlan
        let disk: any Disk
        let clock: any Clock
        let boot: String
        let keeper: ProcessIdentity
        let environment: [UInt8]
    }
}
