import Control
import Domain
import JSON
import Platform

/// Tells somebody where to go: by an address that lets one browser in.
struct WebShown {
    let invocation: Invocation
    let folder: WebFolder
    /// Whether nothing else is said.
    let isAlone: Bool
    /// Whether the browser of the desktop is sent there.
    let isOpened: Bool

    init(_ invocation: Invocation, _ folder: WebFolder, isAlone: Bool, isOpened: Bool) {
        self.invocation = invocation
        self.folder = folder
        self.isAlone = isAlone
        self.isOpened = isOpened
    }

    /// - Parameter isOurs: whether it is served from here, and ends with us.
    func show(_ serving: WebServing, isOurs: Bool = false) throws(CommandError) -> ExitCode {
        let (disk, now) = (invocation.disk, invocation.clock.now().wall)
        let code = try withDaemon { () throws(ControlError) in try WebCode.make(in: folder, at: now, on: disk) }
        let url = serving.loginURL(code)
        if invocation.format == .table {
            try invocation.console.line(url)
            if !isAlone { try explain(serving, isOurs) }
        } else {
            try facts(serving, url).show(on: invocation.console, as: invocation.format)
        }
        // Where it is served from here, nothing ends soon.
        try invocation.console.flush()
        if isOpened { try open(url) }
        return .ok
    }

    private func facts(_ serving: WebServing, _ url: String) -> FactList {
        var facts = FactList(of: "web")
        facts.add("url", "", .text(url))
        facts.add("port", "", .integer(Int64(serving.port)))
        facts.add("pid", "", .integer(Int64(serving.process.pid)))
        facts.add("isReadOnly", "", Cell("", .bool(serving.isReadOnly)))
        facts.add("startedBy", "", .text(serving.startedBy.rawValue))
        return facts
    }

    private func explain(_ serving: WebServing, _ isOurs: Bool) throws(CommandError) {
        let end = isOurs ? "from here, until Ctrl-C" : "until: roost web --stop"
        let acts = serving.isReadOnly ? "; it only shows" : ""
        try invocation.console.say("roost: good for one login within two minutes\(acts); served \(end)")
        if let session = invocation.environment["SSH_CONNECTION"], !session.isEmpty {
            let port = serving.port
            try invocation.console.say("  from your own machine: ssh -L \(port):127.0.0.1:\(port) NAME-OF-THIS-ONE")
        }
    }

    /// The browser is not waited for, and outlives us.
    private func open(_ url: String) throws(CommandError) {
        let environment = invocation.environment
        guard ["DISPLAY", "WAYLAND_DISPLAY"].contains(where: { !(environment[$0] ?? "").isEmpty }) else {
            return try say("there is no desktop here: open the address in a browser")
        }
        guard let program = ProgramSearch.find("xdg-open", in: environment) else {
            return try say("xdg-open is not there, which finds the browser: open the address in one")
        }
        var request = SpawnRequest(program, [url], environment: environment.entries)
        request.isSessionLeader = true
        do throws(PlatformError) { _ = try SystemProcesses().spawn(request) } catch { try say("\(error)") }
    }

    private func say(_ text: String) throws(CommandError) {
        try invocation.console.say("roost: \(SafeText.of(text))")
    }
}
