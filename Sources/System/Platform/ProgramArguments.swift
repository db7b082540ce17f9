import CPlatform

/// The command line of this process.
package enum ProgramArguments {
    /// Its words, the program's own name first. What is no UTF-8 is mended, as `CommandLine` does it.
    package static let own: [String] = {
        guard let words = roost_arguments() else { return [] }
        return (0..<Int(roost_argument_count())).compactMap { place in words[place].map { String(cString: $0) } }
    }()
}
