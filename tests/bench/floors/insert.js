// The least a content script can do to show a frame: at the same moment of a page's life as Knock's, nothing before.
const host = document.createElement('div');
const frame = document.createElement('iframe');
frame.src = chrome.runtime.getURL('card.html');
frame.style.cssText = 'position:fixed;inset:16px 16px auto auto;width:400px;height:220px;border:0';
host.attachShadow({ mode: 'closed' }).append(frame);
document.documentElement.append(host);
