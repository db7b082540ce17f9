import Domain
import Glibc
import Platform
import TestSupport

/// Does what the steps of a script say.
struct AgentPlay {
    private static let floodLine = Array(
        "A flood of lines that nobody asked for and that somebody has to record all.\n".utf8
    )
    private static let floodBlockLines = 512

    private let output: TestbedOutput

    init(_ output: TestbedOutput) { self.output = output }

    /// Returns the exit code when the script says one.
    func play(_ script: AgentScript) throws -> Int32? {
        for step in script.steps {
            if let code = try play(step) { return code }
        }
        return nil
    }

    private func play(_ step: AgentScript.Step) throws -> Int32? {
        switch step {
        case .say(let text): output.line(text)
        case .err(let text): output.write("\(text)\n", to: .stderr)
        case .bytes(let bytes): output.write(bytes)
        case .pause(let pause): wait(pause)
        case .exit(let code): return code
        case .signal(let signal): die(of: signal)
        case .child(let script): try start(script)
        case .flood(let count): flood(count)
        case .prompt(let text): ask(text)
        case .ignore(let signal): Glibc.signal(signal.number, SIG_IGN)
        case .repeat(let count, let script):
            for _ in 0..<count {
                if let code = try play(script) { return code }
            }
        }
        return nil
    }

    private func wait(_ pause: Duration) {
        let (seconds, attoseconds) = pause.components
        var wanted = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        var left = timespec()
        while nanosleep(&wanted, &left) != 0, errno == EINTR { wanted = left }
    }

    /// A signal that is ignored otherwise ends the process here.
    private func die(of signal: Signal) {
        Glibc.signal(signal.number, SIG_DFL)
        raise(signal.number)
    }

    /// A process of its own that has our channels and is not waited for.
    private func start(_ script: AgentScript) throws {
        let program = try SystemDisk().readLink("/proc/self/exe")
        var request = SpawnRequest(
            program,
            ["agent", "--script", script.text],
            environment: Environment.current().entries
        )
        request.output = .descriptor(STDOUT_FILENO)
        request.error = .descriptor(STDERR_FILENO)
        _ = try SystemProcesses().spawn(request)
    }

    private func flood(_ count: ByteCount) {
        let block = (0..<Self.floodBlockLines).flatMap { _ in Self.floodLine }
        var left = count.bytes
        while left > 0 {
            let size = Int(min(left, Int64(block.count)))
            output.write(Array(block[..<size]))
            left -= Int64(size)
        }
    }

    private func ask(_ text: String) {
        output.write(text)
        if let answer = readLine() { output.line("answer: \(answer)") } else { output.line("no answer") }
    }
}
