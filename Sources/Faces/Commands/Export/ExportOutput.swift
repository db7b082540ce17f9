import Platform

/// Where an export goes: to standard output, or into a file that appears when it is whole.
enum ExportOutput {
    case console(Console)
    case file(ReplacingFile)

    /// - Parameter path: nil is standard output.
    init(_ path: String?, console: Console, on disk: any Disk) throws(CommandError) {
        guard let path else {
            self = .console(console)
            return
        }
        do throws(PlatformError) { self = .file(try ReplacingFile(path, on: disk)) } catch {
            throw .platform(error)
        }
    }

    func write(_ bytes: [UInt8]) throws(CommandError) {
        guard !bytes.isEmpty else { return }
        switch self {
        case .console(let console): try console.write(bytes)
        case .file(let file):
            do throws(PlatformError) { try file.write(bytes) } catch { throw .platform(error) }
        }
    }

    func finish() throws(CommandError) {
        switch self {
        case .console(let console): try console.flush()
        case .file(let file):
            do throws(PlatformError) { try file.putInPlace() } catch { throw .platform(error) }
        }
    }
}
