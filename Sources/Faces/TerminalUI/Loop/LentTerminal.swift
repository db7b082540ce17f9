import Domain
import Glibc
import Platform

/// A command line of ours that has the terminal for a while.
struct LentTerminal {
    private static let endPatience = Duration.seconds(1)

    let program: String
    let environment: Environment
    /// Readable once the dashboard is to end: whoever has the terminal from it then ends with it.
    var ending: Int32?

    /// Comes back when it has ended.
    func run(_ words: [String], _ lending: Lending) {
        let color = ["--color", "always", "--no-pager"]
        switch lending {
        case .whole: wait(for: request(program, words))
        case .untilKey:
            wait(for: request(program, words))
            say("\n↵ comes back to roost top ")
            awaitLine()
        case .paged:
            // It stands until somebody has read it, however short it is.
            let script = #""$0" "$@" 2>&1 | ${ROOST_TOP_PAGER:-less -R}"#
            wait(for: request("/bin/sh", ["-c", script, program] + color + words))
        }
    }

    private func request(_ program: String, _ arguments: [String]) -> SpawnRequest {
        var request = SpawnRequest(program, arguments, environment: environment.entries)
        request.input = .descriptor(STDIN_FILENO)
        request.output = .descriptor(STDOUT_FILENO)
        request.error = .descriptor(STDERR_FILENO)
        return request
    }

    private func wait(for request: SpawnRequest) {
        // Ctrl-C is for whoever has the terminal.
        let before = signal(SIGINT, SIG_IGN)
        defer { signal(SIGINT, before) }
        do throws(PlatformError) {
            var child = try SystemProcesses().spawn(request)
            if try isToEnd(before: child.pidfd.number) { try end(&child) }
            _ = try child.wait()
        } catch { say("roost: \(error)\n") }
    }

    /// Whether the dashboard is to end before a descriptor has something to tell.
    private func isToEnd(before descriptor: Int32) throws(PlatformError) -> Bool {
        while true {
            var ready = ReadySet()
            ready.add(descriptor)
            if let ending { ready.add(ending) }
            try ready.wait(upTo: nil)
            if ready.isReady(descriptor) { return false }
            if let ending, ready.isReady(ending) { return true }
        }
    }

    /// With all that it has started on this terminal: shims, agents and a daemon that were started from there are in
    /// sessions of their own, and go on. All are held first, as what one starts while others end would be missed.
    private func end(_ child: inout ChildProcess) throws(PlatformError) {
        let session = getsid(0)
        var held: Set<Int32> = []
        while true {
            let all = try ProcessTable.read().descendants(of: [child.pid]).union([child.pid])
            let found = all.subtracting(held).filter { getsid($0) == session }
            guard !found.isEmpty else { break }
            for pid in found { kill(pid, SIGSTOP) }
            held.formUnion(found)
        }
        for pid in held {
            kill(pid, SIGHUP)
            kill(pid, SIGCONT)
        }
        _ = try child.wait(upTo: Self.endPatience)
        for pid in held where getsid(pid) == session { kill(pid, SIGKILL) }
    }

    private func say(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(STDOUT_FILENO, bytes, bytes.count)
    }

    private func awaitLine() {
        var byte: UInt8 = 0
        let mustEnd = Deliberate.ignore(because: "what cannot be waited for is read") { () throws(PlatformError) in
            try isToEnd(before: STDIN_FILENO)
        }
        guard mustEnd != true else { return }
        while read(STDIN_FILENO, &byte, 1) == 1, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") {}
    }
}
