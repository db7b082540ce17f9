import Domain
import Platform

/// Transcripts of which it is known what they come to.
struct Corpus {
    private static let generator = "Benchmarks/Python/gen_corpus.py"
    private static let manifestBytesMax = 1 << 20

    /// The folder of the transcripts.
    let folder: String
    let bytes: Int64
    let responses: Int64
    let nanodollars: Int64

    /// The one that is named, or a new one; nothing without the program that makes it.
    static func make(
        megabytes: Int,
        seed: Int = 7,
        ready: String? = nil,
        _ programs: Programs,
        _ scratch: Scratch
    ) throws -> Corpus? {
        if let ready { return try Corpus(ready) }
        guard let python = try programs.python(scratch), try SystemDisk().exists(generator) else { return nil }
        let folder = scratch.file("corpus-\(seed)")
        _ = try programs.run(
            python,
            [generator, "--out", folder, "--mb", "\(megabytes)", "--files", "\(megabytes * 3)", "--seed", "\(seed)"]
        )
        return try Corpus(folder)
    }

    private init(_ path: String) throws(PlatformError) {
        let manifest = "\(path)/manifest.json"
        let text = String(
            decoding: try SystemDisk().readAll(manifest, bytesMax: Self.manifestBytesMax),
            as: UTF8.self
        )
        folder = "\(path)/projects"
        bytes = Self.sum(of: "bytes", in: text)
        responses = Self.sum(of: "api_calls", in: text)
        nanodollars = Self.sum(of: "nano_usd", in: text)
        guard bytes > 0, responses > 0 else {
            throw .unreadable(path: manifest, expected: "how many bytes and responses there are")
        }
    }

    var size: String { "\(bytes / 1_000_000) MB" }

    /// Of the numbers that stand behind this name.
    private static func sum(of name: String, in text: String) -> Int64 {
        let key = "\"\(name)\": "
        return text.split(separator: "\n").reduce(0) { sum, line in
            guard let place = line.firstRange(of: key) else { return sum }
            return sum + (Int64(line[place.upperBound...].prefix { $0.isNumber }) ?? 0)
        }
    }
}
