import Domain
import Platform

/// The last lines of a large file, from the start of the process to its end.
struct TailBench {
    private static let rounds = 41
    private static let smallBytes: Int64 = 2 << 20
    private static let edgeBytes = 1 << 20

    let fileBytes: Int64

    func run(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        let what = "last 20 lines of \(ByteCount(bytes: fileBytes)), whole process"
        let ours = try programs.ours("roost-testbed")
        try fill("large", fileBytes, scratch)
        try fill("small", Self.smallBytes, scratch)
        let large = ["tail", "-n", "20", scratch.file("large")]
        let small = ["tail", "-n", "20", scratch.file("small")]
        guard let tail = programs.anchor("tail") else { return table.skip(what, without: "tail") }
        try expectSameLines(programs, scratch, ours, tail)
        var times = (ours: Samples(), anchor: Samples(), small: Samples())
        for _ in 0..<Self.rounds {
            times.ours.add(try programs.run(ours, large).wall)
            times.anchor.add(try programs.run(tail, Array(large.dropFirst())).wall)
            times.small.add(try programs.run(ours, small).wall)
        }
        let median = Quantity.milliseconds(times.ours.median)
        table.add(what, median, beside: .milliseconds(times.anchor.median), of: "tail -n 20", ratioMax: 10)
        let ofSmall = ByteCount(bytes: Self.smallBytes)
        table.add(
            "the same, whatever the size",
            median,
            beside: .milliseconds(times.small.median),
            of: "\(ofSmall)",
            ratioMax: 1.25
        )
        try scratch.removeFile("large")
        try scratch.removeFile("small")
    }

    /// Lines at both ends, and in between a hole, which takes no room on the disk and is as long to whoever reads it.
    private func fill(_ name: String, _ bytes: Int64, _ scratch: Scratch) throws {
        let disk = SystemDisk()
        let file = try scratch.create(name)
        var lines: [UInt8] = []
        while lines.count < Self.edgeBytes {
            lines += Array("{\"number\":\(lines.count),\"text\":\"\(String(repeating: "bird ", count: 200))\"}\n".utf8)
        }
        try lines.withUnsafeBytes { lines in
            try disk.writeAll(lines, to: file, at: 0)
            try disk.writeAll(lines, to: file, at: bytes - Int64(lines.count))
        }
    }

    private func expectSameLines(_ programs: Programs, _ scratch: Scratch, _ ours: String, _ tail: String) throws {
        for (name, program, arguments) in [("ours", ours, ["tail"]), ("theirs", tail, [])] {
            let output = try scratch.create(name)
            _ = try programs.run(
                program,
                arguments + ["-n", "20", scratch.file("large")],
                output: .descriptor(output.number)
            )
        }
        guard try scratch.text("ours") == scratch.text("theirs") else {
            throw PlatformError.unreadable(path: scratch.file("ours"), expected: "the lines that tail writes")
        }
    }
}
