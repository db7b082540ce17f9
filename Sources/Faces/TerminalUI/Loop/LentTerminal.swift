import Domain
import Glibc
import Platform

/// A command line of ours that has the terminal for a while.
struct LentTerminal {
    let program: String
    let environment: Environment

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
            _ = try child.wait()
        } catch { say("roost: \(error)\n") }
    }

    private func say(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(STDOUT_FILENO, bytes, bytes.count)
    }

    private func awaitLine() {
        var byte: UInt8 = 0
        while read(STDIN_FILENO, &byte, 1) == 1, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") {}
    }
}
