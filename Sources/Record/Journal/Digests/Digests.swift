package import Domain
import JSON
package import Platform

/// `digests`: what the bytes of a run hashed to when they no longer changed, so that a later edit is named.
package enum Digests {
    package static let fileName = "digests"
    package static let blockBytes = 1 << 20
    /// Enough for the digests of a hundred gigabytes of output.
    static let bytesMax = 64 << 20
    /// The files of a run whose bytes no longer change when it is over.
    static let files = ["stdout.log", "stderr.log", "stream.idx"]

    /// Reads the files of the run and writes their digests.
    package static func write(_ paths: RunPaths, at time: WallTime, on disk: any Disk) throws(JournalError) {
        var blocks: [DigestBlock] = []
        for file in files {
            try eachBlock(of: file, in: paths, on: disk) { block in
                blocks.append(block)
                return true
            }
        }
        let bytes = bytes(of: blocks, at: time)
        try onDisk { () throws(PlatformError) in try disk.replaceFile(paths.digests, with: bytes) }
    }

    /// The file of these blocks.
    static func bytes(of blocks: [DigestBlock], at time: WallTime) -> [UInt8] {
        var writer = JSONWriter()
        var sum = line(head(time), in: &writer, after: 0)
        for block in blocks { sum = line(block.json, in: &writer, after: sum) }
        _ = line(foot(Int64(blocks.count)), in: &writer, after: sum)
        return writer.bytes
    }

    /// Compares the files with their digests and tells each block that differs.
    static func differences(_ paths: RunPaths, on disk: any Disk) throws(JournalError) -> [DigestDifference] {
        let recorded = try read(paths, on: disk)
        var differences: [DigestDifference] = []
        for file in files {
            var expected = recorded.filter { $0.file == file }[...]
            try eachBlock(of: file, in: paths, on: disk) { block in
                guard let was = expected.popFirst() else {
                    differences.append(.grown(file: file, from: block.block * Int64(blockBytes)))
                    return false
                }
                if was != block {
                    differences.append(
                        .changed(file: file, at: block.block * Int64(blockBytes), length: max(was.length, block.length))
                    )
                }
                return true
            }
            if let missing = expected.first {
                differences.append(.shrunk(file: file, to: missing.block * Int64(blockBytes)))
            }
        }
        return differences
    }

    private static func read(_ paths: RunPaths, on disk: any Disk) throws(JournalError) -> [DigestBlock] {
        try recordedBlocks(paths, on: disk).blocks
    }

    /// The blocks as they are recorded, and when that was.
    static func recordedBlocks(
        _ paths: RunPaths,
        on disk: any Disk
    ) throws(JournalError) -> (blocks: [DigestBlock], time: WallTime) {
        let bytes = try onDisk { () throws(PlatformError) in try disk.readAll(paths.digests, bytesMax: bytesMax) }
        let blocks = try blocks(parsing: bytes, file: paths.digests)
        let head = Array(bytes.prefix { $0 != newline })
        let time = try JSONFile.read(head, paths.digests) { (fields) throws(FieldError) in
            try fields.required("createdAt", .time) as WallTime
        }
        return (blocks, time)
    }

    /// The blocks of the file, which is whole or of no use.
    static func blocks(parsing bytes: [UInt8], file: String = fileName) throws(JournalError) -> [DigestBlock] {
        var sum: UInt32 = 0
        var blocks: [DigestBlock] = []
        var lines = bytes.split(separator: newline, omittingEmptySubsequences: false)
        guard lines.popLast()?.isEmpty == true else { throw .torn(file: file) }
        for (number, line) in lines.enumerated() {
            guard let next = line.withUnsafeBytes({ SummedLine.sum(of: $0, after: sum) }) else {
                throw .torn(file: file)
            }
            sum = next
            let entry = try JSONFile.read(Array(line), file) { (fields) throws(FieldError) in
                try DigestEntry(fields, isFirst: number == 0)
            }
            switch entry {
            case .head: break
            case .block(let block): blocks.append(block)
            case .foot(let count):
                guard count == Int64(blocks.count), number == lines.count - 1 else { throw .torn(file: file) }
                return blocks
            }
        }
        throw .torn(file: file)
    }

    private static func line(_ object: JSONObject, in writer: inout JSONWriter, after sum: UInt32) -> UInt32 {
        let start = writer.bytes.count
        writer.beginObject()
        for field in object.fields {
            writer.key(field.key)
            writer.write(field.value)
        }
        return SummedLine.seal(&writer, bodyFrom: start, after: sum)
    }

    private static func head(_ time: WallTime) -> JSONObject {
        var list = FieldList()
        list.add("layoutVersion", Layout.run)
        list.add("blockBytes", blockBytes)
        list.add("createdAt", time)
        return list.object
    }

    private static func foot(_ blockCount: Int64) -> JSONObject {
        var list = FieldList()
        list.add("files", files.count)
        list.add("blocks", blockCount)
        return list.object
    }

    private static func eachBlock(
        of file: String,
        in paths: RunPaths,
        on disk: any Disk,
        _ look: (DigestBlock) -> Bool
    ) throws(JournalError) {
        let path = PathRules.join(paths.directory, file)
        let descriptor = try onDisk { () throws(PlatformError) in try disk.openFile(path, .read) }
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: blockBytes, alignment: 16)
        defer { room.deallocate() }
        var block: Int64 = 0
        while true {
            let count = try onDisk { () throws(PlatformError) in
                try disk.readFully(descriptor, into: room, at: block * Int64(blockBytes))
            }
            guard count > 0 else { return }
            let bytes = UnsafeRawBufferPointer(rebasing: room[..<count])
            guard look(DigestBlock(file: file, block: block, bytes: bytes)) else { return }
            block += 1
        }
    }
}
