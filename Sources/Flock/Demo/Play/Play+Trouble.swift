import Domain
import Glibc
import JSON
import Platform

/// All that goes wrong with agents.
extension Play {
    mutating func stall(_ how: ScriptStep.Stall, for length: Duration) throws(TurnStop) {
        switch how {
        case .silent: Life.sleep(length)
        case .busy:
            let deadline = Deadline(after: length)
            while !deadline.isOver {}
        case .tool:
            let command = "sleep \(Self.seconds(length))"
            perform(command, for: speaker.call("Bash", ["command": .string(command)]))
        case .stop: try stop(for: length)
        case .retry: try retry(for: length)
        }
    }

    /// Who is stopped does not wake by itself: a child wakes it.
    private func stop(for length: Duration) throws(TurnStop) {
        let command = "sleep \(Self.seconds(length)); kill -CONT \(ProcessIdentity.ownPID)"
        try start(SpawnRequest("/bin/sh", ["-c", command], environment: options.environment.entries))
        raise(SIGSTOP)
    }

    private mutating func retry(for length: Duration) throws(TurnStop) {
        let deadline = Deadline(after: length)
        let attemptsMax: Int64 = 10
        for attempt in 1...attemptsMax where !deadline.isOver {
            let pause = min(deadline.left ?? .zero, .milliseconds(500 << (attempt - 1)))
            speaker.system(
                "api_retry",
                [
                    "attempt": .integer(attempt), "max_retries": .integer(attemptsMax),
                    "retry_delay_ms": .integer(pause.nanoseconds / 1_000_000), "error_status": 529,
                    "error": "overloaded_error",
                ]
            )
            try attend(for: pause)
        }
    }

    mutating func rateLimit(for length: Duration, waits: Bool) throws(TurnStop) {
        let reset = (SystemClock().now().wall.nanoseconds + length.nanoseconds) / 1_000_000_000 + 1
        tellLimit("rejected", resetsAt: reset)
        guard waits else {
            let text = "You have reached your limit."
            speaker.complain(text, error: "rate_limit", status: 429)
            throw .failed(text)
        }
        try attend(for: length)
        tellLimit("allowed", resetsAt: reset)
    }

    private mutating func tellLimit(_ status: String, resetsAt: Int64) {
        let told: JSONObject = [
            "status": .string(status), "resetsAt": .integer(resetsAt), "rateLimitType": "five_hour",
            "utilization": status == "rejected" ? 1 : 0,
        ]
        speaker.line("rate_limit_event", ["rate_limit_info": .object(told)])
    }

    /// Pieces of a message that never becomes whole, so that nothing but its lines is much.
    mutating func flood(_ lines: Int, _ bytes: Int, _ rate: Int?) {
        let message = speaker.id("msg")
        let pause = rate.map { $0 > 0 ? Duration.nanoseconds(1_000_000_000 / $0) : .seconds(1) }
        // About so many bytes are what stands around the text.
        let text = String(repeating: "x", count: max(1, bytes - 270))
        let delta: JSONObject = ["type": "text_delta", "text": .string(text)]
        for _ in 0..<lines {
            speaker.event(["type": "content_block_delta", "index": 0, "delta": .object(delta)], of: message)
            if let pause { Life.sleep(pause) }
        }
    }

    /// Numbered lines, each in a write of its own, until somebody says something or the time is over. How many it has
    /// written it leaves in `artifacts/printed` of its run, for whoever compares them with what the record holds.
    mutating func count(_ rate: Int, for length: Duration) throws(TurnStop) {
        let start = SystemClock().now().monotonic
        let deadline = Deadline(after: length)
        var printed = 0
        while messages.isEmpty, !deadline.isOver {
            let due = Int(
                start.duration(to: SystemClock().now().monotonic).nanoseconds / 1_000 * Int64(rate) / 1_000_000
            )
            while printed < due {
                printed += 1
                Channels.show("line \(printed)\n")
            }
            try attend(for: .milliseconds(10))
        }
        do throws(DemoError) { try outcome.leave("printed", "\(printed)\n") } catch { throw .failed("\(error)") }
        say("I have printed \(printed) numbered lines.")
    }

    /// It holds our channels open, and is not waited for.
    func leaveChild(for length: Duration) throws(TurnStop) {
        var request = SpawnRequest("/bin/sleep", [Self.seconds(length)], environment: options.environment.entries)
        request.output = .descriptor(STDOUT_FILENO)
        request.error = .descriptor(STDERR_FILENO)
        try start(request)
    }

    private func start(_ request: SpawnRequest) throws(TurnStop) {
        do throws(PlatformError) { _ = try SystemProcesses().spawn(request) } catch { throw .failed("\(error)") }
    }

    func fail(_ failure: ScriptStep.Failure) throws(TurnStop) {
        switch failure {
        case .exit(let code): throw .exit(code)
        case .result(let text): throw .failed(text)
        case .signal(let signal):
            // A core of it would be of use to nobody.
            var none = rlimit(rlim_cur: 0, rlim_max: 0)
            setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
            Glibc.signal(signal.number, SIG_DFL)
            raise(signal.number)
            throw .exit(128 + signal.number)
        case .exec:
            Channels.complain("roost-demo-agent: /nonexistent/agent: No such file or directory\n")
            throw .exit(127)
        }
    }

    private static func seconds(_ length: Duration) -> String {
        let milliseconds = length.nanoseconds / 1_000_000
        let fraction = String(milliseconds % 1_000)
        return "\(milliseconds / 1_000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)"
    }
}
