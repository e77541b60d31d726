import Foundation
import Testing

/// A page in Chromium without a window, driven as a reader would drive it.
///
/// Commands go through a pipe of the browser (the DevTools protocol), so that nothing listens on a port.
final class BrowserPage {
  /// Where Chromium is on this machine; tests that need it are skipped where it is not.
  static let program = [
    "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable", "/snap/bin/chromium",
  ].first { FileManager.default.isExecutableFile(atPath: $0) }

  struct Failure: Error { let text: String }

  let folder: URL
  private let process = Process()
  private let commands = Pipe()
  private let replies = Pipe()
  private var received = Data()
  private var count = 0
  private var session: String?
  private let address: URL

  /// Opens a page.
  ///
  /// - Parameters:
  ///   - hash: what stands behind `#` in the address.
  ///   - runsScripts: whether the browser runs the script of the page.
  init(_ bytes: [UInt8], hash: String = "", width: Int = 1280, height: Int = 900, runsScripts: Bool = true) throws {
    let program = try #require(Self.program)
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    address = folder.appendingPathComponent("page.html")
    try Data(bytes).write(to: address)
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1", program, "--headless", "--no-sandbox",
      "--disable-gpu", "--no-first-run", "--user-data-dir=\(folder.path)/profile", "--remote-debugging-pipe",
      "about:blank",
    ]
    process.standardInput = commands
    process.standardOutput = replies
    try process.run()
    // A browser that hangs is ended, and the test fails.
    let process = process
    DispatchQueue.global().asyncAfter(deadline: .now() + 90) { if process.isRunning { process.terminate() } }
    let target = try string(send("Target.createTarget", ["url": "about:blank"]), "targetId")
    session = try string(send("Target.attachToTarget", ["targetId": target, "flatten": true]), "sessionId")
    try send(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600])
    try send("Browser.setDownloadBehavior", ["behavior": "allow", "downloadPath": folder.path], toPage: false)
    if !runsScripts { try send("Emulation.setScriptExecutionDisabled", ["value": true]) }
    try open(hash)
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Opens the page anew under an address of its own.
  func open(_ hash: String) throws {
    try send("Page.navigate", ["url": "about:blank"])
    try send("Page.navigate", ["url": address.absoluteString + (hash.isEmpty ? "" : "#" + hash)])
    for _ in 0..<200 {
      if try value("document.readyState + location.protocol") as? String == "completefile:" { return }
      Thread.sleep(forTimeInterval: 0.02)
    }
    throw Failure(text: "the page did not load")
  }

  /// The value of an expression in the page.
  @discardableResult
  func value(_ expression: String) throws -> Any? {
    let reply = try send(
      "Runtime.evaluate",
      ["expression": expression, "returnByValue": true, "userGesture": true, "awaitPromise": true])
    if let problem = reply["exceptionDetails"] as? [String: Any] { throw Failure(text: "\(expression): \(problem)") }
    return (reply["result"] as? [String: Any])?["value"]
  }

  /// The texts that an expression gives.
  func texts(_ expression: String) throws -> [String] { try value(expression) as? [String] ?? [] }

  /// The texts of all elements of a selector that are seen.
  func seen(_ selector: String) throws -> [String] {
    try texts(
      "Array.from(document.querySelectorAll(\(quoted(selector)))).filter(e => e.getClientRects().length)"
        + ".map(e => e.innerText.trim())")
  }

  /// A click on the element of a selector whose text begins so.
  func click(_ selector: String, _ text: String = "") throws {
    try value(
      "Array.from(document.querySelectorAll(\(quoted(selector))))"
        + ".find(e => e.textContent.trim().startsWith(\(quoted(text)))).click()")
  }

  /// A key of the keyboard: `Tab`, `ArrowDown`, `Escape`.
  func press(_ key: String) throws {
    let codes = [
      "Tab": 9, "Enter": 13, "Escape": 27, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40,
    ]
    for type in ["rawKeyDown", "keyUp"] {
      try send(
        "Input.dispatchKeyEvent", ["type": type, "key": key, "code": key, "windowsVirtualKeyCode": codes[key] ?? 0])
    }
  }

  /// A file that the page gave away.
  func download(_ name: String) throws -> [UInt8] {
    let file = folder.appendingPathComponent(name)
    for _ in 0..<200 {
      if let data = try? Data(contentsOf: file), !data.isEmpty { return Array(data) }
      Thread.sleep(forTimeInterval: 0.02)
    }
    throw Failure(text: "no file \(name)")
  }

  /// The page on paper, with the tags of its structure.
  func pdf() throws -> Data {
    let reply = try send("Page.printToPDF", ["generateTaggedPDF": true, "preferCSSPageSize": true])
    return try #require(Data(base64Encoded: try string(reply, "data")))
  }

  // MARK: Protocol

  @discardableResult
  private func send(_ method: String, _ parameters: [String: Any], toPage: Bool = true) throws -> [String: Any] {
    count += 1
    var message: [String: Any] = ["id": count, "method": method, "params": parameters]
    if toPage, let session { message["sessionId"] = session }
    try commands.fileHandleForWriting.write(contentsOf: JSONSerialization.data(withJSONObject: message) + [0])
    while true {
      while let end = received.firstIndex(of: 0) {
        let part = received[received.startIndex..<end]
        received = Data(received[(end + 1)...])
        guard let reply = try JSONSerialization.jsonObject(with: part) as? [String: Any],
          reply["id"] as? Int == count
        else { continue }
        if let error = reply["error"] { throw Failure(text: "\(method): \(error)") }
        return reply["result"] as? [String: Any] ?? [:]
      }
      let more = replies.fileHandleForReading.availableData
      if more.isEmpty { throw Failure(text: "the browser ended") }
      received += more
    }
  }

  private func string(_ reply: [String: Any], _ key: String) throws -> String {
    try #require(reply[key] as? String)
  }

  private func quoted(_ text: String) -> String {
    let data = try? JSONSerialization.data(withJSONObject: [text])
    return String(String(decoding: data ?? Data("[\"\"]".utf8), as: UTF8.self).dropFirst().dropLast())
  }
}
