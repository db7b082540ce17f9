import Decoding
import Domain
import JSON
import Journal
import Platform
import Store

/// The checkpoints of a run as rows, from their files. One that cannot be read is left for `roost verify` to tell of.
enum CheckpointRows {
    private static let bytesMax = 4 << 20

    static func read(_ paths: RunPaths, of run: String, by redactor: Redactor, on disk: any Disk) -> [CheckpointRow] {
        let names = Deliberate.ignore(because: "a run without checkpoints has no folder of them") {
            () throws(PlatformError) in try disk.list(paths.checkpoints)
        }
        return (names ?? []).filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.sorted().compactMap { name in
            let bytes = Deliberate.ignore(because: "roost verify tells of it") { () throws(PlatformError) in
                try disk.readAll("\(paths.checkpoints)/\(name)", bytesMax: bytesMax)
            }
            let value = bytes.flatMap { bytes in
                Deliberate.ignore(because: "roost verify tells of it") { () throws(JSONError) in
                    try JSONReader.read(bytes)
                }
            }
            guard let fields = value?.objectValue else { return nil }
            return Deliberate.ignore(because: "roost verify tells of it") { () throws(FieldError) in
                try row(Fields(fields), of: run, by: redactor)
            }
        }
    }

    private static func row(
        _ fields: Fields,
        of run: String,
        by redactor: Redactor
    ) throws(FieldError) -> CheckpointRow {
        var row = CheckpointRow(
            run: run,
            sequence: try fields.required("seq", .count),
            createdAt: try fields.required("createdAt", .time),
            ref: try fields.required("ref", .text),
            commit: try fields.required("commit", .text),
            files: try fields.required("files", .count)
        )
        row.baseCommit = try fields.optional("baseCommit", .text)
        row.branch = try fields.optional("branch", .text)
        row.patchBytes = try fields.optional("patchBytes", .count)
        row.leftOutCount = try fields.optional("leftOutCount", .count) ?? 0
        row.summaryHint = try fields.optional("summaryHint", .text).map { redactor.redact($0).text }
        return row
    }
}
