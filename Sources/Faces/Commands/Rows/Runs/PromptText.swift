import Domain
import Glibc
import Platform

/// The prompt of a run: a text as it stands, or what a file or standard input holds.
enum PromptText {
    static let bytesMax = 16 << 20
    /// A longer text is no path on any system.
    private static let pathBytesMax = 4096

    /// - Parameter input: the descriptor that `-` stands for.
    static func read(
        _ given: String,
        from folder: String,
        on disk: any Disk,
        input: Int32 = STDIN_FILENO
    ) throws(CommandError) -> String {
        if given == "-" { return try read(file: given, from: folder, on: disk, input: input) }
        return try isFile(given, folder, disk) ? try read(file: given, from: folder, on: disk) : given
    }

    /// What a file holds that must be there; of `-`, what the input does.
    static func read(
        file: String,
        from folder: String,
        on disk: any Disk,
        input: Int32 = STDIN_FILENO
    ) throws(CommandError) -> String {
        if file == "-" { return try text(try readAll(input), of: "standard input") }
        let path = file.hasPrefix("/") ? file : "\(folder)/\(file)"
        let bytes: [UInt8]
        do throws(PlatformError) {
            bytes = try disk.readAll(FilePath.resolved(path), bytesMax: bytesMax)
        } catch {
            throw .platform(error)
        }
        return try text(bytes, of: file)
    }

    /// Whether the text is the path of a file that is there.
    private static func isFile(_ given: String, _ folder: String, _ disk: any Disk) throws(CommandError) -> Bool {
        guard !given.isEmpty, given.utf8.count < pathBytesMax, !given.utf8.contains(UInt8(ascii: "\n")) else {
            return false
        }
        let path = FilePath.resolved(given.hasPrefix("/") ? given : "\(folder)/\(given)")
        let status = Deliberate.ignore(because: "what cannot be looked at is no file, and so a prompt") {
            () throws(PlatformError) in try disk.status(of: path)
        }
        return status??.kind == .file
    }

    private static func text(_ bytes: [UInt8], of source: String) throws(CommandError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .failed("\(source) is no text in UTF-8", hint: "give the prompt as UTF-8")
        }
        return text
    }

    private static func readAll(_ number: Int32) throws(CommandError) -> [UInt8] {
        var bytes: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = Glibc.read(number, &room, room.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                let errno = Errno(code: errno)
                throw .platform(.system(operation: "read", subject: "standard input", errno: errno))
            }
            guard count > 0 else { return bytes }
            bytes += room.prefix(count)
            guard bytes.count <= bytesMax else {
                throw .platform(.tooLarge(path: "standard input", bytesMax: bytesMax))
            }
        }
    }
}
