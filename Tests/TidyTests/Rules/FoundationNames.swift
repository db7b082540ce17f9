/// Foundation is not only not imported: nothing of ours takes its names either, so that no reader mistakes one.
struct FoundationNames: SwiftRule {
    let name = "foundation-name"
    let advice = "Say [UInt8], WallTime, Disk, Clock or Processes, which are ours."
    let samples: [Sample] = [
        """
        let now = Date() ◀
        func read(_ url: URL) -> Data {} ◀
        let queue = DispatchQueue.main ◀
        let lock = NSLock() ◀
        let data = call()
        enum Kind { case Other }
        """
    ]

    private static let names = [
        "Data", "Date", "URL", "UUID", "FileManager", "FileHandle", "ProcessInfo", "Bundle", "Thread", "RunLoop",
        "JSONEncoder", "JSONDecoder", "NSLock", "NSString", "NSError", "DispatchQueue", "DispatchSource",
        "DispatchSemaphore", "DispatchGroup", "OperationQueue",
    ]

    func findings(in file: SwiftFile) -> [Finding] {
        let found = Self.names.flatMap(file.positions(of:)).map { file.tokens[$0].line }
        return Set(found).sorted().map { Finding(path: file.path, line: $0, found: "a name of Foundation") }
    }
}
