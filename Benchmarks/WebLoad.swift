import Domain
import Platform

/// wrk, which asks one thing over and over again on many connections, and what it says came of it.
struct WebLoad {
    struct Outcome {
        let answers: Int64
        let time: Duration
        let bytes: Int64
    }

    private static let head = """
        local threads = {}
        function setup(thread) table.insert(threads, thread) end
        """
    private static let tail = """
        function done(summary, latency, requests)
            local wrong = summary.errors.connect + summary.errors.read + summary.errors.write
                + summary.errors.status + summary.errors.timeout
            for _, thread in ipairs(threads) do wrong = wrong + (thread:get("wrong") or 0) end
            io.write(string.format("came %d %d %d %d\\n", summary.requests, summary.duration, summary.bytes, wrong))
        end
        """

    private let wrk: String
    private let connections: Int
    private let seconds: Int
    private let programs: Programs
    private let scratch: Scratch

    init(wrk: String, connections: Int, seconds: Int, _ programs: Programs, _ scratch: Scratch) {
        self.wrk = wrk
        self.connections = connections
        self.seconds = seconds
        self.programs = programs
        self.scratch = scratch
    }

    /// Each answer that comes in a second is looked at, which takes wrk longer than to ask.
    func check(_ url: String, token: String, bodyBytes: ClosedRange<Int>) throws {
        let look = """
            wrong = 0
            function response(status, headers, body)
                local said = tonumber(headers["Content-Length"])
                if status ~= 200 or said ~= #body or #body < \(bodyBytes.lowerBound) or #body > \(bodyBytes.upperBound)
                    or body:sub(1, 2) ~= '{"' or body:sub(-1) ~= "}" then wrong = wrong + 1 end
            end
            """
        _ = try run(url, token, look, seconds: 1)
    }

    /// That each has the status 200 is looked at by wrk itself, and its length is part of how it reads.
    func run(_ url: String, token: String) throws -> Outcome { try run(url, token, "", seconds: seconds) }

    private func run(_ url: String, _ token: String, _ look: String, seconds: Int) throws -> Outcome {
        let script = [Self.head, look, Self.tail].joined(separator: "\n")
        try SystemDisk().replaceFile(scratch.file("wrk.lua"), with: Array(script.utf8))
        let words = [
            "-t1", "-c\(connections)", "-d\(seconds)s", "-s", scratch.file("wrk.lua"), "-H",
            "Authorization: Bearer \(token)", url,
        ]
        let text = try programs.text(of: wrk, words, scratch)
        guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("came ") }) else {
            throw PlatformError.unreadable(path: wrk, expected: "what came of it, and not: \(text)")
        }
        let numbers = line.split(separator: " ").compactMap { Int64($0) }
        guard numbers.count == 4, numbers[0] > 0, numbers[3] == 0 else {
            throw PlatformError.unreadable(path: url, expected: "whole answers of the right length, and not: \(text)")
        }
        return Outcome(answers: numbers[0], time: .microseconds(numbers[1]), bytes: numbers[2])
    }
}
