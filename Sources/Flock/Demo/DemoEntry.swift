import Platform

/// Plays an agent, for the demo and for tests: it speaks as Claude Code does, and does what its script says.
package enum DemoEntry {
    static let usageExitCode: Int32 = 2

    /// Answers the exit code.
    package static func open() -> Int32 {
        do throws(DemoError) {
            let options = try DemoOptions(ProgramArguments.own.dropFirst(), Environment.current())
            if options.wantsHelp {
                Channels.show(DemoHelp.text)
                return 0
            }
            if options.wantsVersion {
                Channels.show("roost-demo-agent \(DemoHelp.version)\n")
                return 0
            }
            try Life.begin(options)
            var play = Play(options)
            return try play.run()
        } catch {
            Channels.complain("roost-demo-agent: \(error)\nroost-demo-agent --help says what it takes\n")
            return usageExitCode
        }
    }
}
